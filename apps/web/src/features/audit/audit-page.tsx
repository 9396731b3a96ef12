'use client';
import type { AuditEntry } from '@parley/contract/audit-view';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useParams } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { dayKey, formatDay } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { buttonClass } from '@/ui/button-class';
import { EmptyState } from '@/ui/empty-state';
import { PageHead } from '@/ui/side-page';
import { Skeleton } from '@/ui/skeleton';
import { AuditFilters } from './audit-filters.tsx';
import { AuditRow } from './audit-row.tsx';
import { WebhookStrip } from './webhook-strip.tsx';
import { useAuditFilter } from './use-audit-filter.ts';

/** Who did what to the workspace, newest first: to be narrowed, linked to, and taken along as a file. */
export function AuditPage() {
  const t = useTranslations('audit');
  const ui = useTranslations('ui');
  const { tenant } = useParams<{ tenant: string }>();
  const { choice, filter, isNarrowed, entry, change } = useAuditFilter();
  const trpc = useTRPC();
  const pages = useInfiniteQuery(
    trpc.audit.list.infiniteQueryOptions(filter, {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: (before) => before,
    }),
  );
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? [];
  const actorName = entries.find(({ actor }) => actor?.memberId === choice.actorId)?.actor?.name;
  const fileHref = (format: 'csv' | 'json') => `/api/audit?${new URLSearchParams({ workspace: tenant, format, ...filter })}`;
  const downloads = (['csv', 'json'] as const).map((format) => (
    <a key={format} className={buttonClass()} href={fileHref(format)} download>
      {t(`take.${format}`)}
    </a>
  ));
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} acts={<div className="flex flex-wrap gap-2">{downloads}</div>} />
      <WebhookStrip />
      {entry !== null && <LinkedEntry version={entry} />}
      <AuditFilters choice={choice} isNarrowed={isNarrowed} actorName={actorName} onChange={change} />
      {pages.isPending && (
        <div role="status" aria-label={t('loading')} className="grid gap-4 pt-2">
          {['a', 'b', 'c', 'd', 'e'].map((key) => (
            <Skeleton key={key} className="h-5 w-full max-w-xl" />
          ))}
        </div>
      )}
      {pages.isError && (
        <Alert acts={<Button onClick={() => void pages.refetch()}>{ui('tryAgain')}</Button>}>{errorText(pages.error)}</Alert>
      )}
      {pages.isSuccess && entries.length === 0 && <EmptyState title={t('none')}>{t('noneLead')}</EmptyState>}
      {byDay(entries).map(([day, ofDay]) => (
        <section key={day} aria-label={formatDay(ofDay[0]?.at ?? day)} className="pb-5">
          <h2 className="border-b border-line pb-1.5 text-[12.5px] font-[520] text-ink-3">{formatDay(ofDay[0]?.at ?? day)}</h2>
          <ol>
            {ofDay.map((one) => (
              <AuditRow
                key={one.version}
                entry={one}
                {...(one.actor && one.actor.memberId !== choice.actorId
                  ? { onOnly: () => change({ actorId: one.actor?.memberId ?? '' }) }
                  : {})}
              />
            ))}
          </ol>
        </section>
      ))}
      {pages.hasNextPage && (
        <Button pending={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}

/** The entry that a link was made to, open, above the rest of the log. */
function LinkedEntry({ version }: { version: number }) {
  const t = useTranslations('audit');
  const found = useQuery(useTRPC().audit.get.queryOptions({ version }));
  return (
    <section aria-label={t('linked')} className="mb-6 rounded-xl border border-accent bg-accent-soft/40 px-4 py-1">
      {found.isPending && <Skeleton className="my-3 h-5 w-full max-w-md" />}
      {found.isError && <Alert>{errorText(found.error)}</Alert>}
      {found.data && (
        <ol className="[&>li]:border-0">
          <AuditRow entry={found.data} isOpen />
        </ol>
      )}
    </section>
  );
}

function byDay(entries: AuditEntry[]): [string, AuditEntry[]][] {
  const days = new Map<string, AuditEntry[]>();
  for (const entry of entries) days.set(dayKey(entry.at), [...(days.get(dayKey(entry.at)) ?? []), entry]);
  return [...days];
}
