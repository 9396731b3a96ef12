'use client';
import type { MemberFilter } from '@parley/contract/member-table';
import type { MemberView } from '@parley/contract/member-view';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { buttonClass } from '@/ui/button-class';
import { Checkbox } from '@/ui/checkbox';
import { EmptyState } from '@/ui/empty-state';
import { Skeleton } from '@/ui/skeleton';
import { HeadCell, Table } from '@/ui/table';
import { MemberBulk } from './member-bulk.tsx';
import { MemberFilters } from './member-filters.tsx';
import { MemberRow } from './member-row.tsx';
import { usePresences } from './use-presences.ts';

const everybody: MemberFilter = { state: 'active' };

export function MemberTable({ slug, me }: { slug: string; me: MemberView }) {
  const t = useTranslations('admin.members');
  const words = useTranslations('members');
  const admin = useTranslations('admin');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [filter, setFilter] = useState(everybody);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const asked = useDeferredValue({ ...filter, query: filter.query?.trim() });
  const pages = useInfiniteQuery(
    trpc.member.table.infiniteQueryOptions(asked, {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: (before) => before,
    }),
  );
  const members = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const presences = usePresences(
    slug,
    members.map((member) => member.id),
  );
  const refresh = () =>
    Promise.all([
      queryClient.invalidateQueries(trpc.member.table.infiniteQueryFilter()),
      queryClient.invalidateQueries(trpc.workspace.bootstrap.queryFilter()),
    ]);
  // Who is not in sight is not acted on.
  const choosable = members.filter(({ id }) => id !== me.id).map(({ id }) => id);
  const ticked = choosable.filter((id) => chosen.has(id));
  const clear = () => setChosen(new Set());
  const choose = (id: string, isOn: boolean) =>
    setChosen((before) => new Set(isOn ? [...before, id] : [...before].filter((other) => other !== id)));
  const fileHref = `/api/members?${new URLSearchParams({ workspace: slug, ...toParams(filter) })}`;

  return (
    <section aria-label={t('people')}>
      <MemberFilters filter={filter} onChange={setFilter} />
      <MemberBulk chosen={ticked} onDone={clear} onClear={clear} refresh={refresh} />
      {pages.isPending && <Loading />}
      {pages.isError && (
        <Alert acts={<Button onClick={() => void pages.refetch()}>{ui('tryAgain')}</Button>}>{errorText(pages.error)}</Alert>
      )}
      {pages.isSuccess && members.length === 0 && (
        <EmptyState title={words('nobody')} act={<Button onClick={() => setFilter(everybody)}>{t('showEverybody')}</Button>}>
          {words('nobodyLead')}
        </EmptyState>
      )}
      {members.length > 0 && (
        <Table label={admin('section.members')}>
          <thead>
            <tr>
              <HeadCell className="w-8 pe-2">
                {choosable.length > 0 && (
                  <Checkbox
                    label={<span className="sr-only">{words('chooseAll')}</span>}
                    checked={ticked.length > 0 && ticked.length === choosable.length}
                    onCheckedChange={(isOn) => setChosen(new Set(isOn ? choosable.slice(0, 100) : []))}
                  />
                )}
              </HeadCell>
              <HeadCell className="w-full sm:w-[40%]">{t('person')}</HeadCell>
              <HeadCell>{t('role')}</HeadCell>
              <HeadCell className="max-md:hidden">{words('lastActive')}</HeadCell>
              <HeadCell className="max-md:hidden">{words('secondFactor')}</HeadCell>
              <HeadCell className="max-lg:hidden">{t('joined')}</HeadCell>
              <HeadCell>
                <span className="sr-only">{t('acts')}</span>
              </HeadCell>
            </tr>
          </thead>
          <tbody>
            {members.map((member) => (
              <MemberRow
                key={member.id}
                member={member}
                me={me}
                presence={presences.get(member.id) ?? 'offline'}
                isChosen={chosen.has(member.id)}
                onChoose={(isOn) => choose(member.id, isOn)}
                refresh={refresh}
              />
            ))}
          </tbody>
        </Table>
      )}
      <div className="flex flex-wrap gap-2 pt-4">
        {pages.hasNextPage && (
          <Button pending={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('more')}
          </Button>
        )}
        {members.length > 0 && (
          <a href={fileHref} download className={buttonClass({ variant: 'quiet' })}>
            <Download aria-hidden className="size-4" />
            {words('download')}
          </a>
        )}
      </div>
    </section>
  );
}

const toParams = (filter: MemberFilter): Record<string, string> =>
  Object.fromEntries(
    Object.entries(filter).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, String(value)]])),
  );

function Loading() {
  const t = useTranslations('admin.members');
  return (
    <div role="status" aria-label={t('loading')} className="flex flex-col gap-3 pt-2">
      {['a', 'b', 'c', 'd'].map((key) => (
        <div key={key} className="flex items-center gap-3">
          <Skeleton className="size-9 rounded-lg" />
          <Skeleton className="h-4 w-48" />
          <Skeleton className="ms-auto h-4 w-24" />
        </div>
      ))}
    </div>
  );
}
