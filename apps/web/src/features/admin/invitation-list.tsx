'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { PageSection } from '@/ui/side-page';
import { Skeleton } from '@/ui/skeleton';
import { HeadCell, Table } from '@/ui/table';
import { InvitationRow } from './invitation-row.tsx';

export function InvitationList({ onInvite }: { onInvite: () => void }) {
  const t = useTranslations('admin.invitations');
  const admin = useTranslations('admin.members');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const pages = useInfiniteQuery(trpc.invitation.list.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }));
  const invitations = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <PageSection title={t('title')} lead={t('lead')}>
      {pages.isPending && (
        <div role="status" aria-label={t('loading')} className="flex flex-col gap-3">
          <Skeleton className="h-10 rounded-lg" />
          <Skeleton className="h-10 rounded-lg" />
        </div>
      )}
      {pages.isError && (
        <Alert acts={<Button onClick={() => void pages.refetch()}>{ui('tryAgain')}</Button>}>{errorText(pages.error)}</Alert>
      )}
      {pages.isSuccess && invitations.length === 0 && (
        <p className="border-y border-line py-5 text-ink-2">
          {t('none')}{' '}
          <button type="button" onClick={onInvite} className="rounded-xs font-medium text-accent-text hover:underline">
            {t('first')}
          </button>
        </p>
      )}
      {invitations.length > 0 && (
        <Table label={t('title')}>
          <thead>
            <tr>
              <HeadCell className="w-full sm:w-[44%]">{t('address')}</HeadCell>
              <HeadCell>{admin('role')}</HeadCell>
              <HeadCell>{t('state')}</HeadCell>
              <HeadCell>
                <span className="sr-only">{admin('acts')}</span>
              </HeadCell>
            </tr>
          </thead>
          <tbody>
            {invitations.map((invitation) => (
              <InvitationRow key={invitation.id} invitation={invitation} />
            ))}
          </tbody>
        </Table>
      )}
      {pages.hasNextPage && (
        <Button className="mt-4" pending={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </PageSection>
  );
}
