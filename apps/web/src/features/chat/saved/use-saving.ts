'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC, useTRPCClient } from '@/lib/trpc';
import { showToast } from '@/ui/toast';
import { tryAction } from '../shell/try-action.ts';
import { useTurns } from '../shell/use-turns.ts';

type Act = {
  messageId: string;
  /** Whether it is kept from now on; unsaid where that stays as it is. */
  isKept?: boolean;
  /** What is said once it is done. */
  words?: string;
  change: () => Promise<unknown>;
};

/**
 * Keeps messages for later, puts them away, and reminds of them. What is wished shows at once; the server is asked in the order of
 * the presses, and for what there is once nothing more is on its way.
 */
export function useSaving() {
  const procedures = useTRPCClient();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const t = useTranslations('saved');
  const { scope, countWaiting } = useTurns('saved');
  const turn = useMutation({
    mutationFn: (change: () => Promise<unknown>) => change(),
    scope,
    networkMode: 'always',
    onSettled: () => {
      if (countWaiting() === 1) void queryClient.invalidateQueries(trpc.saved.pathFilter());
    },
  });
  const show = async (messageId: string, isKept: boolean) => {
    const queryKey = trpc.saved.ids.queryKey();
    // An answer on its way is older than this wish.
    await queryClient.cancelQueries({ queryKey });
    queryClient.setQueryData(queryKey, (now) => {
      const others = now?.messageIds.filter((id) => id !== messageId) ?? [];
      return now && { messageIds: isKept ? [...others, messageId] : others };
    });
  };
  const act = ({ messageId, isKept, words, change }: Act) =>
    tryAction(t('notKept'), async () => {
      const done = turn.mutateAsync(change);
      if (isKept !== undefined) await show(messageId, isKept);
      await done;
      if (words) showToast({ title: words });
    });
  return {
    save: (messageId: string) =>
      act({ messageId, isKept: true, words: t('isSaved'), change: () => procedures.saved.save.mutate({ messageId }) }),
    remove: (messageId: string) =>
      act({ messageId, isKept: false, words: t('isRemoved'), change: () => procedures.saved.remove.mutate({ messageId }) }),
    setDone: (messageId: string, on: boolean) =>
      act({ messageId, change: () => procedures.saved.setDone.mutate({ messageId, on }) }),
    remind: (messageId: string, at: Date, words: string) =>
      act({
        messageId,
        isKept: true,
        words,
        change: () => procedures.saved.remind.mutate({ messageId, at: at.toISOString() }),
      }),
  };
}
