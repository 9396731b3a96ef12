'use client';
import { useTranslations } from 'use-intl';
import { sumOf, useWaiting } from '@/lib/use-waiting';
import { CountBadge } from '@/ui/count-badge';

/** Beside the way into administration: how much waits there for my decision. */
export function WaitingCount() {
  const t = useTranslations('sidebar');
  const count = sumOf(useWaiting().data?.items ?? []);
  if (count === 0) return null;
  return (
    <>
      <CountBadge count={count} className="ms-auto" />
      <span className="sr-only">{t('waiting', { count })}</span>
    </>
  );
}
