'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '@/lib/trpc';
import { Paged } from '@/ui/paged';
import { PageSection } from '@/ui/side-page';
import { Skeleton } from '@/ui/skeleton';
import { HeadCell, Table } from '@/ui/table';
import { InviteAgain } from './invite-again.tsx';
import { InvitationRow } from './invitation-row.tsx';

export function InvitationList({ onInvite }: { onInvite: () => void }) {
  const t = useTranslations('admin.invitations');
  const admin = useTranslations('admin.members');
  const trpc = useTRPC();
  const pages = useInfiniteQuery(trpc.invitation.list.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }));
  const hasOpen = pages.data?.pages.some(({ items }) => items.some(({ state }) => state === 'pending' || state === 'expired'));
  return (
    <PageSection title={t('title')} lead={t('lead')} acts={hasOpen && <InviteAgain />}>
      <Paged
        pages={pages}
        loading={
          <div role="status" aria-label={t('loading')} className="flex flex-col gap-3">
            <Skeleton className="h-10 rounded-lg" />
            <Skeleton className="h-10 rounded-lg" />
          </div>
        }
        none={
          <p className="border-y border-line py-5 text-ink-2">
            {t('none')}{' '}
            <button type="button" onClick={onInvite} className="rounded-xs font-medium text-accent-text hover:underline">
              {t('first')}
            </button>
          </p>
        }
        more={t('more')}
      >
        {(invitations) => (
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
      </Paged>
    </PageSection>
  );
}
