'use client';
import type { ExportView } from '@parley/contract/export-view';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { formatBytes } from '@/lib/format-bytes';
import { formatDate, formatMoment } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { ProgressBar } from '@/ui/progress-bar';
import { Tag } from '@/ui/tag';
import { DecideExport } from './decide-export.tsx';

const tones = {
  asked: 'amber',
  refused: 'plain',
  reading: 'amber',
  packing: 'amber',
  done: 'accent',
  failed: 'red',
  cancelled: 'plain',
  expired: 'plain',
} as const;

/** One export: how far it is, or how large it became, and how to take it. */
export function ExportRow({ made }: { made: ExportView }) {
  const t = useTranslations('archive');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const cancel = useMutation(
    trpc.export.cancel.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.export.list.infiniteQueryKey() }),
    }),
  );
  // The link is good for a minute: it is made when somebody wants it.
  const link = useMutation(trpc.export.link.mutationOptions({ onSuccess: ({ url }) => window.location.assign(url) }));
  const isBusy = made.state === 'reading' || made.state === 'packing';
  const error = cancel.error ?? link.error;
  return (
    <li className="border-b border-line py-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <span className="font-medium">{formatMoment(made.createdAt)}</span>
            <Tag tone={tones[made.state]}>{t(`export.state.${made.state}`)}</Tag>
          </p>
          <p className="pt-0.5 text-[13.5px] text-ink-3">
            {[
              t(`export.kind.${made.kind}`),
              t('export.by', { name: made.createdBy.name }),
              made.decidedBy && t(made.state === 'refused' ? 'export.refusedBy' : 'export.agreedBy', made.decidedBy),
              made.bytes !== null && formatBytes(made.bytes),
              made.state === 'done' && made.expiresAt && t('export.until', { day: formatDate(made.expiresAt) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        {made.mayDecide && <DecideExport made={made} />}
        {(isBusy || (made.state === 'asked' && made.isMine)) && (
          <Button pending={cancel.isPending} onClick={() => cancel.mutate({ exportId: made.id })}>
            {t('export.stop')}
          </Button>
        )}
        {made.state === 'done' && made.isMine && (
          <Button pending={link.isPending} onClick={() => link.mutate({ exportId: made.id })}>
            {t('export.download')}
          </Button>
        )}
      </div>
      {made.reason && (
        <p dir="auto" className="pt-1 text-[13.5px] text-pretty text-ink-2">
          {made.reason}
        </p>
      )}
      {made.state === 'asked' && <p className="pt-1 text-[13.5px] text-amber-text">{t('export.waits')}</p>}
      {made.leftOut && (made.leftOut.privateEntries > 0 || made.leftOut.privateFiles > 0) && (
        <p className="pt-1 text-[13.5px] text-ink-2">
          {t('export.leftOut', { entries: made.leftOut.privateEntries, files: made.leftOut.privateFiles })}
        </p>
      )}
      {made.leftOut && made.leftOut.entriesBeyond > 0 && (
        <p className="pt-1 text-[13.5px] text-ink-2">{t('export.beyond', { entries: made.leftOut.entriesBeyond })}</p>
      )}
      {isBusy && <Progress made={made} />}
      {made.state === 'failed' && <p className="pt-2 text-[13.5px] text-red-text">{t('export.failed')}</p>}
      {made.state === 'done' && !made.isMine && made.kind !== 'operator' && (
        <p className="pt-1 text-[13.5px] text-ink-3">{t('export.notMine')}</p>
      )}
      {error && <Alert className="mt-3">{errorText(error)}</Alert>}
    </li>
  );
}

function Progress({ made }: { made: ExportView }) {
  const t = useTranslations('archive');
  const isReading = made.state === 'reading';
  const [done, total] = isReading ? [made.eventsDone, made.eventsTotal] : [made.bytesDone, made.bytesTotal];
  return (
    <div className="pt-3">
      <ProgressBar label={t(`export.state.${made.state}`)} share={total > 0 ? done / total : null} />
      <p role="status" data-figures="" className="pt-1.5 text-[13.5px] text-ink-2">
        {isReading
          ? t('export.readingAt', { done, total })
          : t('export.packingAt', { done: formatBytes(done), total: formatBytes(total) })}
      </p>
    </div>
  );
}
