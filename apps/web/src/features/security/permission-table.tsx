'use client';
import { carriesPermission, permissions, type Permission, type PermissionHolder } from '@parley/contract/permission';
import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Skeleton } from '@/ui/skeleton';
import { Cell, HeadCell, Table } from '@/ui/table';
import { TextField } from '@/ui/text-field';
import { showToast } from '@/ui/toast';
import { PermissionBox } from './permission-box.tsx';

/** People and the four parts of the administration. Without a search: whoever has one; with it, everybody by that name. */
export function PermissionTable({ isOwner }: { isOwner: boolean }) {
  const t = useTranslations('security');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [search, setSearch] = useState('');
  const query = useDeferredValue(search.trim());
  const list = useInfiniteQuery(
    trpc.permission.list.infiniteQueryOptions(query ? { query } : {}, {
      getNextPageParam: ({ nextCursor }) => nextCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const refresh = () => queryClient.invalidateQueries(trpc.permission.list.pathFilter());
  const set = useMutation(trpc.permission.set.mutationOptions({ onSettled: refresh }));
  const change = (holder: PermissionHolder, permission: Permission, isGranted: boolean) => {
    const { memberId, name } = holder;
    const words = { name, permission: t(`permission.${permission}`) };
    set.mutate(
      { memberId, permission, isGranted },
      {
        onSuccess: () =>
          showToast({
            title: t(isGranted ? 'given' : 'taken', words),
            action: { label: t('undo'), onClick: () => set.mutate({ memberId, permission, isGranted: !isGranted }) },
          }),
      },
    );
  };
  // A tick shows at once; when it is refused, what the server says comes back.
  const isGranted = ({ memberId, granted }: PermissionHolder, permission: Permission) =>
    set.isPending && set.variables.memberId === memberId && set.variables.permission === permission
      ? set.variables.isGranted
      : granted.includes(permission);
  if (list.isPending) return <Skeleton className="h-40 rounded-lg" />;
  if (list.isError)
    return <Alert acts={<Button onClick={() => void list.refetch()}>{t('tryAgain')}</Button>}>{errorText(list.error)}</Alert>;
  const holders = list.data.pages.flatMap(({ items }) => items);
  return (
    <div className="flex flex-col gap-4">
      <TextField
        type="search"
        label={t('findPerson')}
        hint={t(isOwner ? 'findPersonHint' : 'ownersGive')}
        className="max-w-sm"
        maxLength={80}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      {set.isError && <Alert title={t('notSaved')}>{errorText(set.error)}</Alert>}
      {holders.length === 0 ? (
        <p className="py-4 text-ink-2">{t('nobodyFound', { query })}</p>
      ) : (
        <Table label={t('permissions')}>
          <thead>
            <tr>
              <HeadCell>{t('person')}</HeadCell>
              {permissions.map((permission) => (
                <HeadCell key={permission} title={t(`opens.${permission}`)}>
                  {t(`permission.${permission}`)}
                </HeadCell>
              ))}
            </tr>
          </thead>
          <tbody>
            {holders.map((holder) => (
              <tr key={holder.memberId}>
                <Cell>
                  <span className="block font-medium" dir="auto">
                    {holder.name}
                  </span>
                  <span className="block text-xs text-ink-3">{t(`role.${holder.role}`)}</span>
                </Cell>
                {permissions.map((permission) => (
                  <Cell key={permission}>
                    <PermissionBox
                      label={t('boxLabel', { permission: t(`permission.${permission}`), name: holder.name })}
                      isByRole={carriesPermission(holder.role, permission)}
                      isGranted={isGranted(holder, permission)}
                      isFixed={!isOwner || set.isPending}
                      onChange={(isGranted) => change(holder, permission, isGranted)}
                    />
                  </Cell>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {list.hasNextPage && (
        <Button className="self-start" pending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
      <dl className="grid gap-x-8 gap-y-1 text-sm text-ink-2 sm:grid-cols-2">
        {permissions.map((permission) => (
          <div key={permission}>
            <dt className="inline font-medium text-ink">{t(`permission.${permission}`)}: </dt>
            <dd className="inline">{t(`opens.${permission}`)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
