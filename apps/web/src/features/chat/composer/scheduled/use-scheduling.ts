'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { ScheduledView, ScheduleInput } from '@parley/contract/scheduled';
import { formatMoment } from '@/lib/format-time';
import { useTRPC, useTRPCClient } from '@/lib/trpc';
import { showToast } from '@/ui/toast';
import { mindRules } from '../../shell/mind-rules.ts';
import { refusalText } from '../../shell/refusal-text.ts';
import { useChatClient } from '../../state/chat-client.tsx';
import { putBackFiles } from '../../upload/attachments-store.ts';
import { useDraftTexts } from '../drafts/use-draft-texts.ts';

/** Has messages sent later, and changes what waits. Each answers whether it was done; if not, it has said why. */
export function useScheduling() {
  const t = useTranslations('drafts');
  const procedures = useTRPCClient().scheduled;
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const client = useChatClient();
  const texts = useDraftTexts();

  const act = async (failed: string, change: () => Promise<unknown>): Promise<boolean> => {
    try {
      await change();
      void queryClient.invalidateQueries(trpc.scheduled.pathFilter());
      return true;
    } catch (error) {
      showToast({ title: failed, description: refusalText(error), tone: 'red' });
      return false;
    }
  };

  const cancel = (scheduled: Pick<ScheduledView, 'id'>) =>
    act(t('notChanged'), async () => {
      const { channelId, parentId, body, files } = await procedures.cancel.mutate({ id: scheduled.id });
      const place = { channelId, ...(parentId ? { parentId } : {}) };
      // What was begun there meanwhile stays, below the words that come back.
      client.setDraft(place, [body, texts.read(place)].filter(Boolean).join('\n'));
      putBackFiles(
        parentId ?? channelId,
        files.map((view) => ({ view, source: null })),
      );
    });

  return {
    cancel,
    schedule: (input: ScheduleInput) =>
      act(t('notScheduled'), () => mindRules((word) => procedures.create.mutate({ ...input, ...word }))),
    change: (input: { id: string; body: string; sendAt: string }) =>
      act(t('notChanged'), async () => {
        const { sendAt } = await mindRules((word) => procedures.change.mutate({ ...input, ...word }));
        showToast({ title: t('isScheduled'), description: t('sendsAt', { when: formatMoment(sendAt) }) });
      }),
    sendNow: (id: string) =>
      act(t('notSent'), async () => {
        client.take((await mindRules((word) => procedures.sendNow.mutate({ id, ...word }))).message);
        showToast({ title: t('isSent') });
      }),
  };
}
