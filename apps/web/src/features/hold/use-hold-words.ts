'use client';
import type { HoldView } from '@parley/contract/hold-view';
import { useLocale, useTranslations } from 'use-intl';
import { formatCalendarDay } from '@/lib/format-time';

type Kept = Pick<HoldView, 'channels' | 'people' | 'from' | 'until' | 'words'>;

/** What a hold keeps, as one sentence. */
export function useHoldWords(): (kept: Kept) => string {
  const t = useTranslations('hold');
  const locale = useLocale();
  const list = (names: string[]) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
  return ({ channels, people, from, until, words }) => {
    const parts = [
      people.length > 0 && t('keeps.people', { names: list(people.map(({ name }) => name)) }),
      channels.length > 0 &&
        t('keeps.channels', { names: list(channels.map(({ name }) => (name ? `#${name}` : t('closedChannel')))) }),
      people.length + channels.length === 0 && t('keeps.everything'),
      from && !until && t('keeps.from', { from: formatCalendarDay(from) }),
      until && !from && t('keeps.until', { until: formatCalendarDay(until) }),
      from && until && t('keeps.between', { from: formatCalendarDay(from), until: formatCalendarDay(until) }),
      words && t('keeps.words', { words }),
    ];
    return parts.filter(Boolean).join(' · ');
  };
}
