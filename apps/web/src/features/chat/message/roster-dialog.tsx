'use client';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { MessageView } from '@parley/contract/message-view';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { Skeleton } from '@/ui/skeleton';
import { Tabs } from '@/ui/tabs';
import { showToast } from '@/ui/toast';
import { PersonFace } from '../people/person-face.tsx';
import { refusalText } from '../shell/refusal-text.ts';
import { closeMessageDialog } from './message-dialog-store.ts';

const states = ['missing', 'done'] as const;
type State = (typeof states)[number];

/** Who has acknowledged a message and who has not, with a way to remind the latter. */
export function RosterDialog({ message }: { message: MessageView }) {
  const t = useTranslations('message');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [state, setState] = useState<State>('missing');
  const remind = useMutation({
    ...trpc.message.remindAck.mutationOptions(),
    onSuccess: async ({ reminded }) => {
      showToast({ title: t('remindedCount', { count: reminded }) });
      await queryClient.invalidateQueries(trpc.message.ackRoster.pathFilter());
    },
  });
  return (
    <Dialog open onOpenChange={(open) => !open && closeMessageDialog()} title={t('whoAcknowledged')}>
      <Tabs
        label={t('whoAcknowledged')}
        value={state}
        onChange={setState}
        tabs={states.map((value) => ({
          value,
          label: t(value === 'done' ? 'haveAcknowledged' : 'haveNotAcknowledged'),
          panel: value === state && <Roster messageId={message.id} state={value} />,
        }))}
      />
      {remind.error && (
        <Alert className="mt-4" title={t('notReminded')}>
          {refusalText(remind.error)}
        </Alert>
      )}
      {state === 'missing' && (
        <div className="flex justify-end pt-4">
          <Button variant="primary" pending={remind.isPending} onClick={() => remind.mutate({ messageId: message.id })}>
            {t('remindMissing')}
          </Button>
        </div>
      )}
    </Dialog>
  );
}

function Roster({ messageId, state }: { messageId: string; state: State }) {
  const t = useTranslations('message');
  const found = useInfiniteQuery(
    useTRPC().message.ackRoster.infiniteQueryOptions(
      { messageId, state },
      { getNextPageParam: (page) => page.nextCursor ?? undefined, staleTime: 0 },
    ),
  );
  const [first] = found.data?.pages ?? [];
  const people = found.data?.pages.flatMap((page) => page.items) ?? [];
  if (found.isPending) return <Skeleton className="mt-4 h-16" />;
  if (found.error)
    return (
      <Alert className="mt-4" title={t('rosterNotFetched')}>
        {refusalText(found.error)}
      </Alert>
    );
  return (
    <div className="max-h-72 overflow-y-auto pt-3" tabIndex={0} role="group" aria-label={t('whoAcknowledged')}>
      <p className="pb-2 text-sm text-ink-3">
        {first && t('acknowledgedBy', { count: first.done, total: first.done + first.missing })}
      </p>
      {people.length === 0 && <p className="text-ink-2">{t(state === 'done' ? 'nobodyYet' : 'nobodyMissing')}</p>}
      <ul className="flex flex-col gap-2">
        {people.map(({ memberId, name }) => (
          <li key={memberId} className="flex items-center gap-2.5">
            <PersonFace person={{ id: memberId, name }} />
            <span className="min-w-0 truncate">{name}</span>
          </li>
        ))}
      </ul>
      {found.hasNextPage && (
        <Button size="sm" className="mt-3" pending={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('morePeople')}
        </Button>
      )}
    </div>
  );
}
