'use client';
import { useTranslations } from 'use-intl';
import { useBootstrap } from '@/lib/use-bootstrap';
import { Select } from '@/ui/select';
import type { CaseDraft } from './case-draft.ts';
import { ChosenList } from './chosen-list.tsx';

type Props = { channels: CaseDraft['channels']; onChange: (channels: CaseDraft['channels']) => void };

/** Which channels a case is about, of those that its asker sees. */
export function ChannelsField({ channels, onChange }: Props) {
  const t = useTranslations('cases');
  const { data } = useBootstrap();
  const chosen = new Set(channels.map(({ id }) => id));
  const mine = (data?.channels ?? []).flatMap(({ channel }) =>
    channel.name && !chosen.has(channel.id) ? [{ id: channel.id, name: channel.name }] : [],
  );
  const add = (id: string) => {
    const channel = mine.find((one) => one.id === id);
    if (channel) onChange([...channels, channel]);
  };
  return (
    <div>
      <Select
        label={t('channels')}
        hint={t('channelsHint')}
        value=""
        options={[
          { value: '', label: channels.length > 0 ? t('anotherChannel') : t('allChannels') },
          ...mine.map(({ id, name }) => ({ value: id, label: `#${name}` })),
        ]}
        onChange={(event) => add(event.currentTarget.value)}
      />
      <ChosenList
        label={t('chosenChannels')}
        items={channels}
        removeLabel={(name) => t('remove', { name })}
        onRemove={(gone) => onChange(channels.filter(({ id }) => id !== gone))}
      />
    </div>
  );
}
