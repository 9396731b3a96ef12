import { create } from 'zustand';
import { useAttachmentStore } from './attachments-store.ts';

/** How each draft that waits for its files is called off. */
const waits = new Map<string, () => void>();
const useWaits = create<{ keys: readonly string[] }>(() => ({ keys: [] }));
const tell = () => useWaits.setState({ keys: [...waits.keys()] });

/** Whether what is written here goes out by itself once its files are there. */
export const useIsWaiting = (draftKey: string): boolean => useWaits(({ keys }) => keys.includes(draftKey));

/**
 * Sends once every file of the draft is on the server, whatever is on screen by then. A file that cannot be sent up calls it off,
 * and so does taking the last file away: what is written stays in the composer.
 */
export function sendWhenThere(draftKey: string, send: () => void): void {
  dontSendYet(draftKey);
  const look = () => {
    const files = useAttachmentStore.getState().byDraft[draftKey] ?? [];
    if (files.length === 0 || files.some(({ state }) => state === 'failed')) return dontSendYet(draftKey);
    if (!files.every(({ state }) => state === 'done')) return;
    dontSendYet(draftKey);
    send();
  };
  waits.set(draftKey, useAttachmentStore.subscribe(look));
  tell();
  look();
}

export function dontSendYet(draftKey: string): void {
  waits.get(draftKey)?.();
  if (waits.delete(draftKey)) tell();
}
