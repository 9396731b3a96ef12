import type { BillingView } from '@parley/contract/billing-view';
import { useTranslations } from 'use-intl';
import { formatBytes } from '@/lib/format-bytes';
import { cn } from '@/ui/cn';
import { PageSection } from '@/ui/side-page';

/** How much of the plan is in use. */
export function Usage({ billing: { seats, storage } }: { billing: BillingView }) {
  const t = useTranslations('billing');
  const free = Math.max(0, seats.limit - seats.used - seats.invited);
  return (
    <PageSection title={t('usage')}>
      <div className="grid gap-x-12 gap-y-6 sm:grid-cols-2">
        <Meter
          label={t('seats')}
          value={t('seatsOf', { used: seats.used, limit: seats.limit })}
          hint={seats.invited > 0 ? t('seatsInvited', { invited: seats.invited, free }) : t('seatsFree', { free })}
          parts={[seats.used / seats.limit, seats.invited / seats.limit]}
        />
        <Meter
          label={t('storage')}
          value={t('storageOf', { used: formatBytes(storage.used), limit: formatBytes(storage.limit) })}
          hint={t('storageHint')}
          parts={[storage.used / storage.limit]}
        />
      </div>
    </PageSection>
  );
}

type MeterProps = { label: string; value: string; hint: string; parts: number[] };

/** The first part is what is used, the second what is held; the last tenth shows in amber. */
function Meter({ label, value, hint, parts }: MeterProps) {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  return (
    <div>
      <div className="flex items-baseline justify-between gap-4">
        <p className="font-semibold">{label}</p>
        <p data-figures="" className="text-sm text-ink-2">
          {value}
        </p>
      </div>
      <div
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.min(100, Math.round(whole * 100))}
        aria-valuetext={value}
        className="mt-2 flex h-2 gap-px overflow-hidden rounded-full bg-sunk"
      >
        {parts.map((part, index) => (
          <span
            key={index}
            style={{ inlineSize: `${Math.min(100, part * 100)}%` }}
            className={cn('block h-full', index > 0 ? 'bg-ink-3/50' : whole >= 0.9 ? 'bg-amber' : 'bg-accent')}
          />
        ))}
      </div>
      <p className="pt-1.5 text-[13.5px] text-ink-3">{hint}</p>
    </div>
  );
}
