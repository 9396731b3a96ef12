'use client';
import type { MemberView } from '@parley/contract/member-view';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { EmptyState } from '@/ui/empty-state';
import { Skeleton } from '@/ui/skeleton';
import { HeadCell, Table } from '@/ui/table';
import { TextField } from '@/ui/text-field';
import { MemberRow } from './member-row.tsx';
import { usePresences } from './use-presences.ts';

export function MemberTable({ slug, me }: { slug: string; me: MemberView }) {
  const t = useTranslations('admin.members');
  const admin = useTranslations('admin');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const [search, setSearch] = useState('');
  const [includeDeactivated, setIncludeDeactivated] = useState(false);
  const query = useDeferredValue(search.trim());
  const pages = useInfiniteQuery(
    trpc.member.list.infiniteQueryOptions(
      { query: query || undefined, includeDeactivated },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: (before) => before },
    ),
  );
  const members = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const presences = usePresences(
    slug,
    members.map((member) => member.id),
  );

  return (
    <section aria-label={t('people')}>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3 pb-3">
        <div className="relative w-full max-w-xs">
          <Search aria-hidden className="pointer-events-none absolute start-3 top-2.5 size-4 text-ink-3" />
          <TextField
            type="search"
            hideLabel
            label={t('search')}
            placeholder={t('searchHint')}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            inputClassName="ps-9"
          />
        </div>
        <Checkbox label={t('alsoDeactivated')} checked={includeDeactivated} onCheckedChange={setIncludeDeactivated} />
      </div>
      {pages.isPending && <Loading />}
      {pages.isError && (
        <Alert acts={<Button onClick={() => void pages.refetch()}>{ui('tryAgain')}</Button>}>{errorText(pages.error)}</Alert>
      )}
      {pages.isSuccess && members.length === 0 && (
        <EmptyState title={t('nobody')} act={<Button onClick={() => setSearch('')}>{t('showEverybody')}</Button>}>
          {t('nobodyLead', { query })}
        </EmptyState>
      )}
      {members.length > 0 && (
        <Table label={admin('section.members')}>
          <thead>
            <tr>
              <HeadCell className="w-full sm:w-[44%]">{t('person')}</HeadCell>
              <HeadCell>{t('role')}</HeadCell>
              <HeadCell className="max-sm:hidden">{t('joined')}</HeadCell>
              <HeadCell>
                <span className="sr-only">{t('acts')}</span>
              </HeadCell>
            </tr>
          </thead>
          <tbody>
            {members.map((member) => (
              <MemberRow key={member.id} member={member} me={me} presence={presences.get(member.id) ?? 'offline'} />
            ))}
          </tbody>
        </Table>
      )}
      {pages.hasNextPage && (
        <Button className="mt-4" pending={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </section>
  );
}

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
