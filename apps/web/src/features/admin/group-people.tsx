'use client';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { GroupView } from '@parley/contract/group-view';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { TextField } from '@/ui/text-field';

/** Who is in a group, and who else could be. */
export function GroupPeople({ group }: { group: GroupView }) {
  const t = useTranslations('groups');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query.trim());
  const members = useInfiniteQuery(
    trpc.group.members.infiniteQueryOptions({ groupId: group.id }, { getNextPageParam: (page) => page.nextCursor ?? undefined }),
  );
  const found = useQuery({ ...trpc.member.list.queryOptions({ query: wanted }), enabled: wanted !== '' });
  const change = useMutation({
    ...trpc.group.changeMembers.mutationOptions(),
    onSuccess: () => queryClient.invalidateQueries(trpc.group.pathFilter()),
  });
  const inside = members.data?.pages.flatMap(({ items }) => items) ?? [];
  const ids = new Set(inside.map(({ id }) => id));
  const outside = wanted ? (found.data?.items.filter(({ id }) => !ids.has(id)).slice(0, 8) ?? []) : [];
  const row = 'flex min-h-10 items-center justify-between gap-3 border-b border-line py-1';
  return (
    <div className="pt-4">
      {(members.error ?? change.error) && <Alert title={t('notChanged')}>{errorText(members.error ?? change.error)}</Alert>}
      <TextField
        label={t('addSomebody')}
        placeholder={t('typeName')}
        autoComplete="off"
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <ul aria-label={t('found')}>
        {outside.map(({ id, name }) => (
          <li key={id} className={row}>
            <bdi className="truncate">{name}</bdi>
            <Button
              size="sm"
              aria-label={t('addNamed', { name })}
              disabled={change.isPending}
              onClick={() => change.mutate({ groupId: group.id, add: [id], remove: [] })}
            >
              {t('add')}
            </Button>
          </li>
        ))}
      </ul>
      {wanted && found.data && outside.length === 0 && <p className="pt-2 text-sm text-ink-3">{t('nobody')}</p>}
      <ul aria-label={t('inGroup')} aria-busy={members.isPending} className="pt-3">
        {inside.map(({ id, name }) => (
          <li key={id} className={row}>
            <bdi className="truncate font-medium">{name}</bdi>
            <Button
              size="sm"
              variant="quiet"
              aria-label={t('removeNamed', { name })}
              disabled={change.isPending}
              onClick={() => change.mutate({ groupId: group.id, add: [], remove: [id] })}
            >
              {t('remove')}
            </Button>
          </li>
        ))}
      </ul>
      {members.hasNextPage && (
        <Button className="mt-2" pending={members.isFetchingNextPage} onClick={() => void members.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </div>
  );
}
