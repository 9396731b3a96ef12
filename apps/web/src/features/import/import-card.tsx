'use client';
import type { ImportView } from '@parley/contract/import-view';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { formatBytes } from '@/lib/format-bytes';
import { formatMoment } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { Tag } from '@/ui/tag';
import { ImportProblems } from './import-problems.tsx';
import { ImportSummaryTable } from './import-summary.tsx';
import { ProgressBar } from '@/ui/progress-bar';
import { StartImport } from './start-import.tsx';

const tones = {
  checking: 'amber',
  ready: 'accent',
  refused: 'red',
  running: 'amber',
  done: 'accent',
  failed: 'red',
  cancelled: 'plain',
} as const;

/** One file: what it holds, how far it is, and the next thing one can do with it. */
export function ImportCard({ job, slug }: { job: ImportView; slug: string }) {
  const t = useTranslations('import');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const settled = { onSettled: () => queries.invalidateQueries({ queryKey: trpc.import.list.infiniteQueryKey() }) };
  const cancel = useMutation(trpc.import.cancel.mutationOptions(settled));
  const discard = useMutation(trpc.import.discard.mutationOptions(settled));
  const [isAsking, setIsAsking] = useState(false);
  // Whoever removes it then would have to choose the file again.
  const hasMore = job.state !== 'done' && job.state !== 'refused';
  const error = cancel.error ?? (isAsking ? null : discard.error);
  const isBusy = job.state === 'checking' || job.state === 'running';
  const canStart = job.summary !== null && (job.state === 'ready' || job.state === 'failed' || job.state === 'cancelled');
  return (
    <section aria-label={job.fileName} className="rounded-2xl border border-line px-5 py-5 sm:px-6">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="place min-w-0 truncate text-[20px]" dir="auto">
          {job.fileName}
        </h2>
        <Tag tone={tones[job.state]}>{t(`state.${job.state}`)}</Tag>
        <p className="basis-full text-[13.5px] text-ink-3">
          {[
            job.kind && t(`kind.${job.kind}`),
            formatBytes(job.bytes),
            t('by', { name: job.createdBy.name, when: formatMoment(job.createdAt) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </header>
      {error && (
        <div className="pt-4">
          <Alert>{errorText(error)}</Alert>
        </div>
      )}
      {isBusy && <Running job={job} />}
      {job.failure && (
        <Banner tone="red" className="mt-4" title={t(job.state === 'refused' ? 'refused' : 'stopped')}>
          {t(`failure.${job.failure}`)}
        </Banner>
      )}
      {job.state === 'done' && <Done job={job} />}
      {job.summary && job.state !== 'done' && <ImportSummaryTable summary={job.summary} />}
      {job.summary && <ImportProblems job={job} slug={slug} />}
      <div className="flex flex-wrap gap-2 pt-5">
        {canStart && <StartImport job={job} />}
        {isBusy && (
          <Button pending={cancel.isPending} onClick={() => cancel.mutate({ importId: job.id })}>
            {t('cancel')}
          </Button>
        )}
        {!isBusy && (
          <Button
            variant="quiet"
            pending={discard.isPending}
            onClick={() => (hasMore ? setIsAsking(true) : discard.mutate({ importId: job.id }))}
          >
            {t(job.state === 'done' ? 'hide' : 'remove')}
          </Button>
        )}
      </div>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={t('removeAsk', { name: job.fileName })}
        action={t('remove')}
        danger
        pending={discard.isPending}
        error={discard.error ? errorText(discard.error) : undefined}
        onConfirm={() => discard.mutate({ importId: job.id })}
      >
        {t('removeLead')}
      </ConfirmDialog>
    </section>
  );
}

function Running({ job }: { job: ImportView }) {
  const t = useTranslations('import');
  const { seen, added } = job.progress;
  const total = job.summary?.messages ?? 0;
  const isRunning = job.state === 'running';
  return (
    <div className="pt-4">
      <ProgressBar label={t(`state.${job.state}`)} share={isRunning && total > 0 ? seen / total : null} />
      <p role="status" data-figures="" className="pt-2 text-sm text-ink-2">
        {isRunning ? t('runningAt', { seen, total, added }) : t('checkingAt', { seen })}
      </p>
    </div>
  );
}

function Done({ job }: { job: ImportView }) {
  const t = useTranslations('import');
  const format = useFormatter();
  const { added, known, files } = job.progress;
  const figures = { added, known, files } as const;
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-3 pt-5">
      {(['added', 'known', 'files'] as const).map((name) => (
        <div key={name}>
          <dt className="text-[13px] text-ink-3">{t(`result.${name}`)}</dt>
          <dd data-figures="" className="text-lg font-semibold">
            {format.number(figures[name])}
          </dd>
        </div>
      ))}
    </dl>
  );
}
