'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { splitSearch, type SearchFilter } from '@parley/contract/search-text';
import { Button } from '@/ui/button';
import { TextField } from '@/ui/text-field';
import { putDates } from './edit-filters.ts';

const pad = (part: number) => String(part).padStart(2, '0');
const dayAgo = (days: number, now = new Date()) => {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() - days);
  return `${day.getFullYear()}-${pad(day.getMonth() + 1)}-${pad(day.getDate())}`;
};
// `after` leaves the day itself out.
const spans: { key: string; dates: () => SearchFilter[] }[] = [
  { key: 'today', dates: () => [{ key: 'on', value: 'today' }] },
  { key: 'yesterday', dates: () => [{ key: 'on', value: 'yesterday' }] },
  { key: 'week', dates: () => [{ key: 'after', value: dayAgo(7) }] },
  { key: 'month', dates: () => [{ key: 'after', value: dayAgo(30) }] },
];
const isDay = (value: string) => /^\d{4}-\d{2}-\d{2}$/.test(value);

/** Usual spans of time, or two days to look between. */
export function DateChoices({ text, onAsk }: { text: string; onAsk: (text: string) => void }) {
  const t = useTranslations('search');
  const { filters } = splitSearch(text);
  const written = (key: string) => filters.find((filter) => filter.key === key && isDay(filter.value))?.value ?? '';
  const [after, setAfter] = useState(written('after'));
  const [before, setBefore] = useState(written('before'));
  const dates: SearchFilter[] = [
    ...(isDay(after) ? [{ key: 'after' as const, value: after }] : []),
    ...(isDay(before) ? [{ key: 'before' as const, value: before }] : []),
  ];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onAsk(putDates(text, dates));
      }}
    >
      <ul aria-label={t('add.after')}>
        {spans.map(({ key, dates: spanDates }) => (
          <li key={key}>
            <button
              type="button"
              className="flex min-h-9 w-full items-center rounded-md px-2.5 text-start hover:bg-sunk max-[719px]:min-h-11"
              onClick={() => onAsk(putDates(text, spanDates()))}
            >
              {t(`span.${key}`)}
            </button>
          </li>
        ))}
      </ul>
      <div className="mt-1.5 flex flex-col gap-2 border-t border-line px-2.5 pt-2.5 pb-1">
        <TextField type="date" label={t('filter.after')} value={after} onChange={(event) => setAfter(event.currentTarget.value)} />
        <TextField
          type="date"
          label={t('filter.before')}
          value={before}
          onChange={(event) => setBefore(event.currentTarget.value)}
        />
        <Button type="submit" size="sm" variant="primary" disabled={dates.length === 0}>
          {t('apply')}
        </Button>
      </div>
    </form>
  );
}
