'use client';
import { useTranslations } from 'use-intl';
import type { MessageView } from '@parley/contract/message-view';
import { useTRPCClient } from '@/lib/trpc';
import { tryAction } from '../shell/try-action.ts';
import { useChatClient } from '../state/chat-client.tsx';

/** Does something to a message by a procedure and shows what it became; says why where it was refused. */
export function useMessageAct() {
  const client = useChatClient();
  const trpc = useTRPCClient();
  const t = useTranslations('message');
  return (act: (procedures: typeof trpc) => Promise<{ message: MessageView }>) =>
    tryAction(t('notDone'), async () => client.take((await act(trpc)).message));
}
