'use client';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { MessageView } from '@parley/contract/message-view';
import { showToast } from '@/ui/toast';
import { refusalText } from '../shell/refusal-text.ts';
import { useChatClient } from '../state/chat-client.tsx';

type Input = {
  targetId: string | null;
  items: MessageView[];
  channelId: string;
  onShow: (clientId: string) => void;
};

const litMs = 2_400;

/** Brings the message that the address names into view, with the stretch around it, and lights it up. */
export function useLitMessage({ targetId, items, channelId, onShow }: Input): string | null {
  const client = useChatClient();
  const t = useTranslations('message');
  const refuse = useEffectEvent((error: unknown) => showToast({ title: t('cannotBeShown'), description: refusalText(error) }));
  const [litId, setLitId] = useState<string | null>(null);
  const shown = useRef<string | null>(null);
  const found = targetId ? items.find(({ id }) => id === targetId) : undefined;
  const show = useEffectEvent(onShow);

  // Follows the address: the stretch of history around the message, in one request.
  useEffect(() => {
    if (targetId) client.openChannel(channelId, { around: { messageId: targetId, onMissing: (error) => refuse(error) } });
    else shown.current = null;
  }, [targetId, channelId, client]);

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
