'use client';
import { useTranslations } from 'use-intl';
import type { ChannelView, HistoryChoice } from '@parley/contract/channel-view';
import { Select } from '@/ui/select';

const choices = ['all', 'none', '7', '30', '90'] as const;
type Choice = (typeof choices)[number];

export const toHistory = (choice: string): HistoryChoice =>
  choice === 'all' || choice === 'none' ? { kind: choice } : { kind: 'days', days: Number(choice) };

/** How far back those who are added may read. */
export function HistoryField(props: { channel: ChannelView; value: string; onChange: (choice: Choice) => void }) {
  const t = useTranslations('channel');
  return (
    <Select
      className="mt-4"
      label={t('history')}
      hint={props.channel.kind === 'public' ? t('historyPublic') : t('historyHint')}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value as Choice)}
      options={choices.map((value) => ({
        value,
        label: value === 'all' ? t('historyAll') : value === 'none' ? t('historyNone') : t('historyDays', { count: Number(value) }),
      }))}
    />
  );
}
