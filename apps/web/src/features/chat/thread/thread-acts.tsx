'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Bell, BellOff, CircleCheck, RotateCcw } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { MessageView } from '@parley/contract/message-view';
import { useTRPC } from '@/lib/trpc';
import { Button } from '@/ui/button';
import { showToast } from '@/ui/toast';
import { useMessageAct } from '../message/use-message-act.ts';
import { refusalText } from '../shell/refusal-text.ts';

/** Whether I hear of this thread, and whether its question is settled. */
export function ThreadActs({ parent, canResolve }: { parent: MessageView; canResolve: boolean }) {
  const t = useTranslations('thread');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const act = useMessageAct();
  const state = useQuery(trpc.thread.state.queryOptions({ messageId: parent.id }));
  const follow = useMutation({
    ...trpc.thread.follow.mutationOptions(),
    onSuccess: () => queryClient.invalidateQueries(trpc.thread.pathFilter()),
    onError: (error) => showToast({ title: t('notChanged'), description: refusalText(error), tone: 'red' }),
  });
  const isFollowing = state.data?.isFollowing ?? false;
  return (
    <div className="flex flex-wrap items-center gap-1.5 border-b border-line px-4 py-1.5">
      <Button
        size="sm"
        variant="quiet"
        aria-pressed={isFollowing}
        title={t(isFollowing ? 'followingHint' : 'notFollowingHint')}
        pending={follow.isPending}
        onClick={() => follow.mutate({ messageId: parent.id, on: !isFollowing })}
      >
        {isFollowing ? <Bell aria-hidden className="size-4" /> : <BellOff aria-hidden className="size-4" />}
        {t(isFollowing ? 'following' : 'follow')}
      </Button>
      {canResolve && (
        <Button
          size="sm"
          variant="quiet"
          className="ms-auto"
          onClick={() => act((procedures) => procedures.thread.resolve.mutate({ messageId: parent.id, on: !parent.resolvedAt }))}
        >
          {parent.resolvedAt ? <RotateCcw aria-hidden className="size-4" /> : <CircleCheck aria-hidden className="size-4" />}
          {t(parent.resolvedAt ? 'reopen' : 'resolve')}
        </Button>
      )}
      {parent.resolvedAt && (
        <p role="status" className="w-full text-sm text-accent-text">
          {t('isResolved')}
        </p>
      )}
    </div>
  );
}
