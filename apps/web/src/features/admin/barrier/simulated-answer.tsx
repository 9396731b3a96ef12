'use client';
import type { Simulated } from '@parley/contract/barrier';
import type { UseQueryResult } from '@tanstack/react-query';
import { Ban, Check } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { refusalInWords } from '@/lib/i18n/refusals';
import { Skeleton } from '@/ui/skeleton';

/** Yes or no, what the person would read, and what decided. */
export function SimulatedAnswer({ asked }: { asked: UseQueryResult<Simulated, unknown> }) {
  const t = useTranslations('barrier');
  if (asked.isError) return <p className="text-red-text">{errorText(asked.error)}</p>;
  if (!asked.data) return <Skeleton className="h-20 rounded-lg" />;
  const { allow, rule, reason, barrier } = asked.data;
  return (
    <div className={`flex gap-3 rounded-lg border px-4 py-3 ${allow ? 'border-line bg-accent-soft' : 'border-line bg-red-soft'}`}>
      {allow ? (
        <Check aria-hidden className="mt-0.5 size-5 shrink-0 text-accent-text" />
      ) : (
        <Ban aria-hidden className="mt-0.5 size-5 shrink-0 text-red-text" />
      )}
      <div className="min-w-0">
        <p className="font-semibold">{t(allow ? 'yes' : 'no')}</p>
        {reason && <p className="text-pretty text-ink-2">{refusalInWords(reason)}</p>}
        <p className="pt-1 text-sm text-ink-2">
          {barrier ? t('byBarrier', { name: barrier.name, setBy: barrier.setBy }) : t('byRule')}{' '}
          {!barrier && <code className="wrap-anywhere">{rule}</code>}
        </p>
      </div>
    </div>
  );
}
