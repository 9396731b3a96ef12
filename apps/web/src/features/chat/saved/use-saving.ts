'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC, useTRPCClient } from '@/lib/trpc';
import { showToast } from '@/ui/toast';
import { tryAction } from '../shell/try-action.ts';

/** Keeps messages for later, puts them away, and reminds of them. */
export function useSaving() {
  const procedures = useTRPCClient();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const t = useTranslations('saved');
  const act = (done: string | null, change: () => Promise<unknown>) =>
    tryAction(t('notKept'), async () => {
      await change();
      if (done) showToast({ title: done });
      await queryClient.invalidateQueries(trpc.saved.pathFilter());
    });
  return {
    save: (messageId: string) => act(t('isSaved'), () => procedures.saved.save.mutate({ messageId })),
    remove: (messageId: string) => act(t('isRemoved'), () => procedures.saved.remove.mutate({ messageId })),
    setDone: (messageId: string, on: boolean) => act(null, () => procedures.saved.setDone.mutate({ messageId, on })),
    remind: (messageId: string, at: Date, words: string) =>
      act(words, () => procedures.saved.remind.mutate({ messageId, at: at.toISOString() })),
  };
}
