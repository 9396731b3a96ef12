'use client';
import { useTranslations } from 'use-intl';
import { useBootstrap } from '@/lib/use-bootstrap';
import { CheckList } from '@/ui/check-list';

type Channel = { id: string; name: string | null };

/** Which of the channels that one sees are meant. */
export function ChannelPicker({ chosen, onChange }: { chosen: Channel[]; onChange: (chosen: Channel[]) => void }) {
  const t = useTranslations('hold');
  const { data } = useBootstrap();
  const named = (data?.channels ?? []).flatMap(({ channel }) => (channel.name ? [{ id: channel.id, name: channel.name }] : []));
  if (named.length === 0) return null;
  const set = (channelId: string, isOn: boolean) =>
    onChange([...chosen.filter(({ id }) => id !== channelId), ...named.filter(({ id }) => isOn && id === channelId)]);
  return (
    <CheckList
      legend={t('channels')}
      hint={t('channelsHint')}
      options={named.map(({ id, name }) => ({ id, name: `#${name}` }))}
      chosen={chosen.map(({ id }) => id)}
      onChange={set}
    />
  );
}
