import { useEffect, useEffectEvent, useRef } from 'react';
import type { MessageView } from '@parley/contract/message-view';
import { composerField } from '../composer/composer-field.ts';
import { useMe, type PendingMessage } from '../state/chat-client.tsx';
import { lastToEdit, startEditing } from './start-editing.ts';

type Shown = { items: readonly MessageView[]; pending: readonly PendingMessage[] };
const worthWaitingMs = 3_000;

/**
 * What Up in an empty composer does. Whoever presses it at once means the message that has just been sent, also while that is on its
 * way: it is changed when it is there, unless its author has begun to write something else or has waited too long to remember.
 */
export function useEditLast({ items, pending }: Shown, feed: { isThread: boolean; setEditingId: (messageId: string) => void }) {
  const me = useMe();
  const awaited = useRef<{ clientId: string; since: number } | null>(null);
  const look = useEffectEvent((shown: readonly MessageView[]) => {
    const wanted = awaited.current;
    const came = wanted && shown.find(({ clientId }) => clientId === wanted.clientId);
    if (!came) return;
    const isFresh = Date.now() - wanted.since < worthWaitingMs;
    awaited.current = null;
    if (isFresh && composerField(feed.isThread)?.value === '') startEditing(came, feed);
  });
  // The message comes from the server.
  useEffect(() => look(items), [items]);
  return () => {
    const sending = pending.findLast(({ state }) => state !== 'failed');
    awaited.current = sending ? { clientId: sending.clientId, since: Date.now() } : null;
    if (sending) return;
    const last = lastToEdit(items, me.id);
    if (last) startEditing(last, feed);
  };
}
