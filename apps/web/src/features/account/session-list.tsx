'use client';
import type { SessionView } from '@parley/contract/workspace-view';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Laptop, Smartphone } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { formatAgo, formatMoment } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Skeleton } from '@/ui/skeleton';
import { Tag } from '@/ui/tag';
import { showToast } from '@/ui/toast';

/** The devices that are signed in as this person, each of which can be signed out from here. */
export function SessionList() {
  const t = useTranslations('account');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const sessions = useQuery(trpc.account.listSessions.queryOptions());
  const refresh = () => void queryClient.invalidateQueries(trpc.account.listSessions.queryFilter());
  const revokeOthers = useMutation(
    trpc.account.revokeOtherSessions.mutationOptions({
      onSuccess: ({ revoked }) => {
        refresh();
        showToast({ title: t('devicesSignedOut', { count: revoked }) });
      },
    }),
  );

  if (sessions.isPending)
    return (
      <div role="status" aria-label={t('loadingDevices')} className="flex flex-col gap-2">
        <Skeleton className="h-14 rounded-lg" />
        <Skeleton className="h-14 rounded-lg" />
      </div>
    );
  if (sessions.isError)
    return (
      <Alert acts={<Button onClick={() => void sessions.refetch()}>{t('tryAgain')}</Button>}>{errorText(sessions.error)}</Alert>
    );

  const list = sessions.data.sessions;
  return (
    <div className="flex flex-col gap-4">
      {revokeOthers.isError && <Alert>{errorText(revokeOthers.error)}</Alert>}
      <ul className="divide-y divide-line border-y border-line">
        {list.map((session) => (
          <Session key={session.id} session={session} onRevoked={refresh} />
        ))}
      </ul>
      {list.some((session) => !session.isCurrent) ? (
        <Button variant="danger" className="self-start" pending={revokeOthers.isPending} onClick={() => revokeOthers.mutate()}>
          {t('signOutOthers')}
        </Button>
      ) : (
        <p className="text-sm text-ink-3">{t('onlyHere')}</p>
      )}
    </div>
  );
}

function Session({ session, onRevoked }: { session: SessionView; onRevoked: () => void }) {
  const t = useTranslations('account');
  const trpc = useTRPC();
  const revoke = useMutation(trpc.account.revokeSession.mutationOptions({ onSuccess: onRevoked }));
  const Icon = /iOS|Android/.test(session.device) ? Smartphone : Laptop;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <Icon aria-hidden className="size-5 text-ink-3" strokeWidth={1.6} />
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-2 font-semibold">
          {session.device}
          {session.isCurrent && <Tag tone="accent">{t('thisDevice')}</Tag>}
        </p>
        <p className="text-[12.5px] text-ink-3">
          {t.rich('lastUsed', {
            ago: () => <time dateTime={session.lastSeenAt}>{formatAgo(session.lastSeenAt)}</time>,
            address: () => (
              <span data-figures="" dir="auto">
                {session.address}
              </span>
            ),
            since: () => <time dateTime={session.createdAt}>{formatMoment(session.createdAt)}</time>,
          })}
          <span className="block">
            {t('signedInBy', {
              way: session.signedInBy,
              second: String(session.hasSecondFactor && session.signedInBy !== 'passkey'),
            })}
          </span>
        </p>
      </div>
      {!session.isCurrent && (
        <Button
          size="sm"
          aria-label={t('signOutDevice', { device: session.device })}
          pending={revoke.isPending}
          onClick={() => revoke.mutate({ sessionId: session.id })}
        >
          {t('signOut')}
        </Button>
      )}
      {revoke.isError && <Alert className="basis-full">{errorText(revoke.error)}</Alert>}
    </li>
  );
}
