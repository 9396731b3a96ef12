'use client';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { GroupView } from '@parley/contract/group-view';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { PersonSearch } from '@/lib/person-search/person-search';

/** Who is in a group, and who else could be. */
export function GroupPeople({ group }: { group: GroupView }) {
  const t = useTranslations('groups');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const members = useInfiniteQuery(
    trpc.group.members.infiniteQueryOptions({ groupId: group.id }, { getNextPageParam: (page) => page.nextCursor ?? undefined }),
  );
  const change = useMutation({
    ...trpc.group.changeMembers.mutationOptions(),
    onSuccess: () => queryClient.invalidateQueries(trpc.group.pathFilter()),
  });
  const inside = members.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className="pt-4">
      {(members.error ?? change.error) && <Alert title={t('notChanged')}>{errorText(members.error ?? change.error)}</Alert>}
      <PersonSearch
        label={t('addSomebody')}
        without={new Set(inside.map(({ id }) => id))}
        onPick={({ memberId }) => change.mutate({ groupId: group.id, add: [memberId], remove: [] })}
      />
      <ul aria-label={t('inGroup')} aria-busy={members.isPending} className="pt-3">
        {inside.map(({ id, name }) => (
          <li key={id} className="flex min-h-10 items-center justify-between gap-3 border-b border-line py-1">
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
