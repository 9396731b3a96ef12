'use client';
import { reasons, type QueueFilter, type QueuePage } from '@parley/contract/supervision';
import { useFormatter, useTranslations } from 'use-intl';
import { Checkbox } from '@/ui/checkbox';
import { cn } from '@/ui/cn';
import { Kbd } from '@/ui/kbd';
import { Select } from '@/ui/select';

const states = ['waiting', 'escalated', 'closed'] as const;
const keys = ['j', 'k', 'x', 'a', 'e', 'c'] as const;
type Props = { filter: QueueFilter; counts: QueuePage['counts'] | undefined; onChange: (filter: QueueFilter) => void };

/** Which items are listed. The numbers are those of everything, not only of what is fetched. */
export function QueueFilters({ filter, counts, onChange }: Props) {
  const t = useTranslations('supervision');
  const format = useFormatter();
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-3 pb-3">
      <div role="group" aria-label={t('show')} className="flex gap-1">
        {states.map((state) => (
          <button
            key={state}
            type="button"
            aria-pressed={filter.state === state}
            className={cn(
              'h-8 rounded-[8px] px-2.5 transition-colors',
              filter.state === state ? 'bg-accent-soft font-semibold text-accent-text' : 'text-ink-2 hover:bg-sunk hover:text-ink',
            )}
            onClick={() => onChange({ ...filter, state })}
          >
            {t(`shown.${state}`)}
            {counts && state !== 'closed' && <span className="ps-1.5 text-sm tabular-nums">{format.number(counts[state])}</span>}
          </button>
        ))}
      </div>
      <Checkbox
        label={t('mine', { count: counts?.mine ?? 0 })}
        checked={filter.isMine}
        onCheckedChange={(isMine) => onChange({ ...filter, isMine })}
      />
      <Select
        label={t('why')}
        hideLabel
        size="sm"
        value={filter.reason ?? ''}
        options={[{ value: '', label: t('anyReason') }, ...reasons.map((value) => ({ value, label: t(`reason.${value}`) }))]}
        onChange={(event) => onChange({ ...filter, reason: reasons.find((one) => one === event.currentTarget.value) })}
      />
      <p className="ms-auto flex flex-wrap gap-x-3 text-xs text-ink-3 max-lg:hidden">
        {keys.map((key) => (
          <span key={key}>
            <Kbd>{key}</Kbd> {t(`key.${key}`)}
          </span>
        ))}
      </p>
    </div>
  );
}
