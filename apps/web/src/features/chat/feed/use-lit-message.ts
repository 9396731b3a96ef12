'use client';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { MessageView } from '@parley/contract/message-view';
import { useTRPCClient } from '@/lib/trpc';
import { showToast } from '@/ui/toast';
import { refusalText } from '../shell/refusal-text.ts';
import { isInFeed } from '../state/place-message.ts';
import { useChatClient } from '../state/chat-client.tsx';

type Input = {
  targetId: string | null;
  items: MessageView[];
  channelId: string;
  status: 'loading' | 'ready' | 'error';
  onShow: (clientId: string) => void;
};

const litMs = 2_400;

/** Brings the message that the address names into view, fetching the stretch around it if need be, and lights it up. */
export function useLitMessage({ targetId, items, channelId, status, onShow }: Input): string | null {
  const client = useChatClient();
  const t = useTranslations('message');
  const refuse = useEffectEvent((error: unknown) => showToast({ title: t('cannotBeShown'), description: refusalText(error) }));
  const trpc = useTRPCClient();
  const [litId, setLitId] = useState<string | null>(null);
  const asked = useRef<string | null>(null);
  const shown = useRef<string | null>(null);
  const found = targetId ? items.find(({ id }) => id === targetId) : undefined;
  const show = useEffectEvent(onShow);

  // Follows the address: asks for a stretch of history around a message that is not here.
  useEffect(() => {
    if (!targetId) asked.current = shown.current = null;
    if (!targetId || found || status !== 'ready' || asked.current === targetId) return;
    asked.current = targetId;
    trpc.message.get.query({ messageId: targetId }).then(
      (message) => {
        if (message.channelId === channelId && isInFeed(message)) client.openChannel(channelId, { around: message.seq });
      },
      (error: unknown) => refuse(error),
    );
  }, [targetId, found, status, channelId, client, trpc]);

  const foundKey = found?.clientId;
  // Scrolls the view, once per message asked for.
  useEffect(() => {
    if (!foundKey || !targetId || shown.current === targetId) return;
    shown.current = targetId;
    const frame = requestAnimationFrame(() => {
      show(foundKey);
      setLitId(targetId);
    });
    const timer = setTimeout(() => setLitId(null), litMs);
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [foundKey, targetId]);
  return litId;
}
