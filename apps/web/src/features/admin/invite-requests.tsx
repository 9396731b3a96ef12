'use client';
import type { JoinRequestView } from '@parley/contract/invitation-view';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { formatDate } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { PageSection } from '@/ui/side-page';
import { showToast } from '@/ui/toast';
import { PeopleProblem } from './people-problem.tsx';

/** Who waits for a yes. Nothing is shown where nobody does. */
export function InviteRequests() {
  const t = useTranslations('members.requests');
  const trpc = useTRPC();
  const pages = useInfiniteQuery(
    trpc.invitation.requests.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor, refetchInterval: 60_000 }),
  );
  const requests = pages.data?.pages.flatMap((page) => page.items) ?? [];
  if (pages.isError) return <Alert className="mb-6">{errorText(pages.error)}</Alert>;
  if (requests.length === 0) return null;
  return (
    <PageSection title={t('title')} lead={t('lead')} className="pt-0 pb-8">
      <ul aria-label={t('title')} className="border-t border-line">
        {requests.map((request) => (
          <Request key={request.id} request={request} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button className="mt-4" pending={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </PageSection>
  );
}

function Request({ request }: { request: JoinRequestView }) {
  const t = useTranslations('members.requests');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { id: requestId, name, email } = request;
  const [isAsking, setIsAsking] = useState(false);
  const refresh = () =>
    Promise.all([
      queryClient.invalidateQueries(trpc.invitation.requests.infiniteQueryFilter()),
      queryClient.invalidateQueries(trpc.member.table.infiniteQueryFilter()),
      queryClient.invalidateQueries(trpc.workspace.bootstrap.queryFilter()),
    ]);
  const approve = useMutation(
    trpc.invitation.approve.mutationOptions({
      onSuccess: async () => {
        await refresh();
        showToast({ title: t('isIn', { name }) });
      },
    }),
  );
  const refuse = useMutation(trpc.invitation.refuse.mutationOptions({ onSuccess: refresh }));
  return (
    <li className="flex flex-col gap-2 border-b border-line py-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
          <p className="font-semibold">
            <bdi>{name}</bdi>
          </p>
          <p className="text-[12.5px] text-ink-3">
            <bdi>{email}</bdi> · <time dateTime={request.createdAt}>{formatDate(request.createdAt)}</time>
          </p>
        </div>
        <Button
          size="sm"
          variant="primary"
          aria-label={t('approveNamed', { name })}
          pending={approve.isPending}
          onClick={() => approve.mutate({ requestId })}
        >
          {t('approve')}
        </Button>
        <Button size="sm" aria-label={t('refuseNamed', { name })} onClick={() => setIsAsking(true)}>
          {t('refuse')}
        </Button>
      </div>
      <PeopleProblem error={approve.error} />
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={t('refuseAsk', { name })}
        action={t('refuseNamed', { name })}
        danger
        pending={refuse.isPending}
        error={refuse.error ? errorText(refuse.error) : undefined}
        onConfirm={() => refuse.mutate({ requestId })}
      >
        {t('refuseLead')}
      </ConfirmDialog>
    </li>
  );
}
