'use client';
import { useTranslations } from 'use-intl';
import { channelTitle } from '../../channel/channel-title.ts';
import { channelPath } from '../../shell/chat-location.ts';
import { useChannel, useMe, useWorkspace } from '../../state/chat-client.tsx';

/** Where an unsent text belongs, in words, and the way there; none to a channel that was left. */
export function useDraftPlace({ channelId, parentId }: { channelId: string; parentId?: string | null }): {
  href: string | null;
  name: string;
} {
  const t = useTranslations('drafts');
  const mine = useChannel(channelId);
  const me = useMe();
  const { slug } = useWorkspace();
  if (!mine) return { href: null, name: t('gone') };
  const place = channelTitle(mine.channel, me.id);
  const path = channelPath(slug, channelId);
  return parentId ? { href: `${path}?thread=${parentId}`, name: t('inThread', { place }) } : { href: path, name: place };
}
