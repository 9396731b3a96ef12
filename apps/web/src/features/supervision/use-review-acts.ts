'use client';
import type { ItemView, OpenedItem } from '@parley/contract/supervision';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '@/lib/trpc';
import { useBootstrap } from '@/lib/use-bootstrap';
import type { Opened } from './use-opened-item.ts';

const now = () => new Date().toISOString();
type Done = Partial<Pick<OpenedItem['history'][number], 'to' | 'outcome' | 'note'>>;

/** What a reviewer may do with items. After each act the list is asked for anew, and the open item shows what was done. */
export function useReviewActs(opened: Opened) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const me = useBootstrap().data?.me;
  const person = (memberId: string | null) => opened.data?.canTake.find((one) => one.memberId === memberId) ?? null;
  const done = (items: ItemView[], action: OpenedItem['history'][number]['action'], facts: Done) => {
    const item = items.find(({ id }) => id === opened.id);
    const by = { memberId: me?.id ?? '', name: me?.name ?? '' };
    const at = now();
    if (item?.state === 'closed' && action === 'closed') opened.shut();
    else if (item) opened.add(item, { id: `${at} ${action}`, at, by, action, to: null, outcome: null, note: '', ...facts });
    return queryClient.invalidateQueries(trpc.supervision.queue.pathFilter());
  };
  const { supervision } = trpc;
  const assign = useMutation(
    supervision.assign.mutationOptions({ onSuccess: ({ items }, { toId }) => done(items, 'assigned', { to: person(toId) }) }),
  );
  const comment = useMutation(
    supervision.comment.mutationOptions({ onSuccess: ({ items }, { note }) => done(items, 'commented', { note }) }),
  );
  const escalate = useMutation(
    supervision.escalate.mutationOptions({
      onSuccess: ({ items }, { toId, note }) => done(items, 'escalated', { to: person(toId), note }),
    }),
  );
  const close = useMutation(
    supervision.close.mutationOptions({
      onSuccess: ({ items }, { outcome, note }) =>
        done(items, items.every(({ state }) => state === 'closed') ? 'closed' : 'closeProposed', { outcome, note }),
    }),
  );
  const isMine = (item: ItemView) => item.assignee?.memberId === me?.id;
  const takeIt = (item: ItemView) => me && assign.mutate({ itemId: item.id, toId: isMine(item) ? null : me.id });
  return { assign, comment, escalate, close, takeIt, isMine, me: me?.id };
}

export type ReviewActs = ReturnType<typeof useReviewActs>;
