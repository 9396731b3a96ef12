'use client';
import type { MyHeldMessage } from '@parley/contract/quarantine';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC, useTRPCClient } from '@/lib/trpc';
import { showToast } from '@/ui/toast';
import { refusalText } from '../../shell/refusal-text.ts';
import { useChatClient } from '../../state/chat-client.tsx';
import { putBackFiles } from '../../upload/attachments-store.ts';
import { useDraftTexts } from '../drafts/use-draft-texts.ts';

/** Takes a held message back: its words and files are a draft again, above what was begun there meanwhile. */
export function useWithdraw({ id }: Pick<MyHeldMessage, 'id'>): () => Promise<void> {
  const t = useTranslations('drafts');
  const procedures = useTRPCClient().quarantine;
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const client = useChatClient();
  const texts = useDraftTexts();
  return async () => {
    try {
      const { clientId, channelId, parentId, body, files } = await procedures.withdraw.mutate({ id });
      client.discard(clientId);
      const place = { channelId, ...(parentId ? { parentId } : {}) };
      client.setDraft(place, [body, texts.read(place)].filter(Boolean).join('\n'));
      putBackFiles(
        parentId ?? channelId,
        files.map((view) => ({ view, source: null })),
      );
      showToast({ title: t('isBack') });
    } catch (error) {
      showToast({ title: t('notTakenBack'), description: refusalText(error), tone: 'red' });
    }
    void queryClient.invalidateQueries(trpc.quarantine.pathFilter());
  };
}
