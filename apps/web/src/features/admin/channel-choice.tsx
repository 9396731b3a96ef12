'use client';
import { useTranslations } from 'use-intl';
import { useBootstrap } from '@/lib/use-bootstrap';
import { CheckList } from '@/ui/check-list';

type Props = { forGuests: boolean; error: string | undefined; chosen: string[]; onChange: (channelIds: string[]) => void };

/** Which of my own named channels the invited people join. */
export function ChannelChoice({ forGuests, error, chosen, onChange }: Props) {
  const t = useTranslations('admin.invite');
  const { data } = useBootstrap();
  const named = (data?.channels ?? []).flatMap(({ channel, isMember }) =>
    channel.name && isMember && !channel.isArchived && (forGuests || channel.name !== 'general')
      ? [{ id: channel.id, name: `#${channel.name}` }]
      : [],
  );
  const hint = forGuests ? t('channelsForGuests') : t('channelsForMembers');
  const set = (channelId: string, isOn: boolean) =>
    onChange(isOn ? [...chosen, channelId] : chosen.filter((other) => other !== channelId));
  if (named.length === 0) return null;
  return <CheckList legend={t('channels')} hint={hint} error={error} options={named} chosen={chosen} onChange={set} />;
}
