import type { useTranslations } from 'use-intl';
import type { ChannelView } from '@parley/contract/channel-view';
import { formatDate } from '@/lib/format-time';
import { channelName } from '../channel/channel-title.ts';

type Words = ReturnType<typeof useTranslations<'message'>>;

/** Who reads here, and since when. */
export function startWords(channel: ChannelView, myId: string, t: Words): string {
  const begun = t('begun', { day: formatDate(channel.createdAt) });
  if (channel.kind === 'public') return t('startPublic', { begun });
  if (channel.kind === 'private') return t('startPrivate', { begun });
  const others = channel.members.some(({ memberId }) => memberId !== myId);
  return others ? t('startConversation', { names: channelName(channel, myId) }) : t('startNotes');
}
