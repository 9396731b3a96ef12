'use client';
import type { ItemView, QueueFilter } from '@parley/contract/supervision';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useParams } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText, toErrorBody } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { useBootstrap } from '@/lib/use-bootstrap';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { cn } from '@/ui/cn';
import { EmptyState } from '@/ui/empty-state';
import { PageHead } from '@/ui/side-page';
import { Skeleton } from '@/ui/skeleton';
import { TextLink } from '@/ui/text-link';
import { CloseDialog } from './close-dialog.tsx';
import { EscalateDialog } from './escalate-dialog.tsx';
import { ItemPane } from './item-pane.tsx';
import { QueueFilters } from './queue-filters.tsx';
import { QueueRow } from './queue-row.tsx';
import { useOpenedItem } from './use-opened-item.ts';
import { useQueueKeys } from './use-queue-keys.ts';
import { useReviewActs } from './use-review-acts.ts';

/** What waits for review, as an inbox: the list, and beside it the item that is open. */
export function QueuePage() {
  const t = useTranslations('supervision');
  const [filter, setFilter] = useState<QueueFilter>({ state: 'waiting', isMine: false });
  const [ticked, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState<{ act: 'close' | 'escalate'; ids: string[] } | null>(null);
  const pages = useInfiniteQuery(
    useTRPC().supervision.queue.infiniteQueryOptions(filter, {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: (before) => before,
      refetchInterval: 10_000,
    }),
  );
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  // What has left the list, or is not in sight, is not acted on.
  const chosen = new Set(items.flatMap(({ id }) => (ticked.has(id) ? [id] : [])));
  const opened = useOpenedItem();
  const acts = useReviewActs(opened);
  const open = items.find(({ id }) => id === opened.id) ?? opened.data?.item;
  const isClosable = open !== undefined && open.state !== 'closed';
  const toClose = chosen.size > 0 ? [...chosen] : open ? [open.id] : [];
  // What was meant when one was asked is what is closed, whatever the list shows by then.
  const ask = (act: 'close' | 'escalate') => setAsking({ act, ids: toClose });
  const choose = (id: string) => setChosen(toggled(chosen, id));
  const keys = useQueueKeys({
    items,
    openId: opened.id,
    onOpen: opened.open,
    onChoose: choose,
    onAct: (act) => {
      if (chosen.size > 0 && act === 'close') ask('close');
      else if (!isClosable || !opened.data) return;
      else if (act === 'assign') acts.takeIt(open);
      else ask(act);
    },
  });
  if (pages.error && toErrorBody(pages.error).code === 'FORBIDDEN')
    return (
      <>
        <PageHead title={t('title')} lead={t('lead')} />
        <Banner title={t('notReviewer')} acts={<ToPolicies />}>
          {errorText(pages.error)}
        </Banner>
      </>
    );
  return (
    <div onKeyDown={keys.onKeyDown}>
      <PageHead title={t('title')} lead={t('lead')} />
      <QueueFilters filter={filter} counts={pages.data?.pages[0]?.counts} onChange={setFilter} />
      {pages.error && (
        <Alert acts={<Button onClick={() => void pages.refetch()}>{t('tryAgain')}</Button>}>{errorText(pages.error)}</Alert>
      )}
      <div className="grid gap-x-6 border-t border-line lg:grid-cols-[300px_minmax(0,1fr)]">
        <div className={cn('min-w-0 lg:border-e lg:border-line lg:pe-3', opened.id && 'max-lg:hidden')}>
          {chosen.size > 0 && (
            <div className="flex flex-wrap items-center justify-between gap-2 border-b border-line py-2">
              <span className="text-sm">{t('chosen', { count: chosen.size })}</span>
              <span className="flex gap-1">
                <Button size="sm" variant="quiet" onClick={() => setChosen(new Set())}>
                  {t('chooseNone')}
                </Button>
                <Button size="sm" onClick={() => ask('close')}>
                  {t('closeChosen')}
                </Button>
              </span>
            </div>
          )}
          {pages.isPending && <Loading />}
          {pages.data && items.length === 0 && <Nothing filter={filter} />}
          <ul ref={keys.list} aria-label={t('items')}>
            {items.map((item) => (
              <QueueRow
                key={item.id}
                item={item}
                isOpen={item.id === opened.id}
                isChosen={chosen.has(item.id)}
                onOpen={() => opened.open(item.id)}
                {...(item.state === 'closed' ? {} : { onChoose: () => choose(item.id) })}
              />
            ))}
          </ul>
          {pages.hasNextPage && (
            <Button className="mt-3" pending={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
              {t('more')}
            </Button>
          )}
        </div>
        <ItemPane opened={opened} acts={acts} onAsk={ask} />
      </div>
      {asking?.act === 'close' && asking.ids.length > 0 && (
        <CloseDialog
          ids={asking.ids}
          proposed={asking.ids.length === 1 ? itemOf(items, asking.ids[0])?.proposed : null}
          acts={acts}
          onClose={(isDone) => {
            setAsking(null);
            if (isDone) setChosen(new Set());
          }}
        />
      )}
      {asking?.act === 'escalate' && opened.data && (
        <EscalateDialog opened={opened.data} acts={acts} onClose={() => setAsking(null)} />
      )}
    </div>
  );
}

/** Whoever makes the policies can name a reviewer there. */
function ToPolicies() {
  const t = useTranslations('admin');
  const { tenant } = useParams<{ tenant: string }>();
  const { data } = useBootstrap();
  if (!data?.can.manageRules) return null;
  return <TextLink href={`/${tenant}/admin/supervision-policies`}>{t('section.supervisionPolicies')}</TextLink>;
}

const itemOf = (items: readonly ItemView[], id: string | undefined) => items.find((item) => item.id === id);

function toggled(chosen: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}

function Nothing({ filter }: { filter: QueueFilter }) {
  const t = useTranslations('supervision');
  const isNarrowed = filter.isMine || filter.reason !== undefined || filter.state !== 'waiting';
  return <EmptyState title={t(isNarrowed ? 'noneFound' : 'none')}>{t(isNarrowed ? 'noneFoundLead' : 'noneLead')}</EmptyState>;
}

function Loading() {
  const t = useTranslations('supervision');
  return (
    <div role="status" aria-label={t('loading')} className="grid gap-4 py-4">
      {['a', 'b', 'c', 'd'].map((key) => (
        <Skeleton key={key} className="h-10 w-full" />
      ))}
    </div>
  );
}
