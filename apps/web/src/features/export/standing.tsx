'use client';
import type { ArchiveView, CheckView } from '@parley/contract/archive-view';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { formatMoment } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { ProgressBar } from '@/ui/progress-bar';
import { SealStamp } from '@/ui/seal';

/** Whether the archive still fits: when it was last recomputed, and what was found. */
export function Standing({ archive }: { archive: ArchiveView }) {
  const t = useTranslations('archive');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const start = useMutation(
    trpc.archive.check.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.archive.get.queryKey() }),
    }),
  );
  const { check } = archive;
  const isRunning = check?.state === 'running';
  return (
    <section aria-label={t('check.title')}>
      {check?.state === 'broken' && <Broken check={check} />}
      <div className="flex flex-wrap items-center gap-x-5 gap-y-4 rounded-2xl border border-[color-mix(in_oklch,var(--accent)_35%,var(--line))] bg-[linear-gradient(180deg,var(--accent-soft),transparent_140%)] px-6 py-5">
        <SealStamp />
        <div className="min-w-0 flex-1 basis-72">
          <p className="place text-xl">{t('chain')}</p>
          {isRunning ? (
            <Running check={check} />
          ) : (
            <p role="status" className="pt-0.5 text-[13.5px] text-pretty text-ink-2">
              {check
                ? t(`check.${check.state}`, { when: formatMoment(check.finishedAt ?? check.startedAt), count: check.eventsTotal })
                : t('chainLead')}
            </p>
          )}
        </div>
        <Button pending={start.isPending || isRunning} onClick={() => start.mutate()}>
          {t('check.now')}
        </Button>
      </div>
      {start.error && <Alert className="mt-4">{errorText(start.error)}</Alert>}
    </section>
  );
}

function Running({ check }: { check: CheckView }) {
  const t = useTranslations('archive');
  return (
    <div className="pt-2">
      <ProgressBar label={t('check.title')} share={check.eventsTotal > 0 ? check.eventsDone / check.eventsTotal : null} />
      <p role="status" data-figures="" className="pt-1.5 text-[13.5px] text-ink-2">
        {t('check.runningAt', { done: check.eventsDone, total: check.eventsTotal })}
      </p>
    </div>
  );
}

/** Names the first thing that does not fit, and what to do about it. */
function Broken({ check }: { check: CheckView }) {
  const t = useTranslations('archive');
  const entry = check.version ?? 0;
  const place = check.place === null ? (check.streamId ?? '') : `#${check.place}`;
  return (
    <Alert className="mb-4" title={t('check.brokenTitle')}>
      <p>{check.problem && t(`problem.${check.problem}`, { entry, place })}</p>
      <p className="pt-1">{t('check.brokenNext')}</p>
    </Alert>
  );
}
