'use client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Hourglass } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { errorText, toErrorBody } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Button } from '@/ui/button';
import { useChatClient, type PendingMessage } from '../state/chat-client.tsx';
import { useTakeBack } from './use-take-back.ts';

/** Stands at a message that somebody else has to release: who set the rule, what became of it, and a way to take it back. */
export function HeldForReview({ pending, heldId }: { pending: PendingMessage; heldId: string }) {
  const t = useTranslations('message');
  const trpc = useTRPC();
  const client = useChatClient();
  const takeBack = useTakeBack(pending);
  const { clientId, error } = pending;
  const { data, error: unknown } = useQuery(trpc.quarantine.mineById.queryOptions({ id: heldId }, { staleTime: 0 }));
  const withdraw = useMutation(trpc.quarantine.withdraw.mutationOptions({ onSuccess: takeBack }));
  const isOver = data?.state === 'released' || data?.state === 'withdrawn' || toErrorBody(unknown).code === 'NOT_FOUND';
  // The outbox is outside of React: the message itself is in its channel by now, or its author took it back elsewhere.
  useEffect(() => {
    if (isOver) client.discard(clientId);
  }, [isOver, client, clientId]);
  const isRefused = data?.state === 'refused';
  return (
    <div role="status" className="mt-1 rounded-e-md border-s-[3px] border-amber bg-amber-soft px-3 py-2 text-sm">
      <p className="flex items-start gap-2 text-pretty">
        <Hourglass aria-hidden className="mt-0.5 size-4 shrink-0 text-amber-text" strokeWidth={1.6} />
        <span className="min-w-0">
          <strong className="font-semibold">{t(isRefused ? 'notReleasedTitle' : 'heldForReview')}</strong>{' '}
          {isRefused
            ? t.rich('refusedFor', {
                name: data.decidedBy ?? '',
                reason: data.reason ?? '',
                b: (words: ReactNode) => <bdi>{words}</bdi>,
              })
            : errorText(error)}
        </span>
      </p>
      <div className="flex flex-wrap gap-2 ps-6 pt-2">
        <Button size="sm" pending={withdraw.isPending} onClick={() => withdraw.mutate({ id: heldId })}>
          {t(isRefused ? 'changeIt' : 'withdraw')}
        </Button>
      </div>
      {withdraw.isError && (
        <p role="alert" className="ps-6 pt-1.5 text-red-text">
          {errorText(withdraw.error)}
        </p>
      )}
    </div>
  );
}
