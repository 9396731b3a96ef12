'use client';
import { useTranslations } from 'use-intl';
import type { MessageView } from '@parley/contract/message-view';
import { rememberEmoji } from '../emoji/recent-emoji.ts';
import { tryAction } from '../shell/try-action.ts';
import { useChatClient } from '../state/chat-client.tsx';

/** Puts an emoji on a message or takes mine off. */
export function useReact(message: MessageView) {
  const client = useChatClient();
  const t = useTranslations('message');
  return (emoji: string, on: boolean) => {
    if (on) rememberEmoji(emoji);
    tryAction(t('reactionNotKept'), () => client.react(message.id, emoji, on));
  };
}
