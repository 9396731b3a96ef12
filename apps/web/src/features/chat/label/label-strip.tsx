'use client';
import type { ChannelLabel } from '@parley/contract/label';
import { useTranslations } from 'use-intl';
import { cn } from '@/ui/cn';
import { labelLook } from '@/ui/label-chip';

/** Stands at the top of a channel as long as it is open: how confidential what is written here is. */
export function LabelStrip({ label }: { label: ChannelLabel }) {
  const t = useTranslations('label');
  return (
    <p
      role="note"
      aria-label={t('ofChannel')}
      className={cn(
        'flex shrink-0 items-baseline justify-center gap-2 px-4 py-[3px] text-[12.5px] leading-5 forced-colors:border-b',
        labelLook[label.color],
      )}
    >
      <bdi className="truncate font-semibold">{label.name}</bdi>
      {label.meaning && (
        <span dir="auto" className="min-w-0 truncate max-[719px]:sr-only">
          {label.meaning}
        </span>
      )}
    </p>
  );
}
