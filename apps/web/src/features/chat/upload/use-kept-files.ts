'use client';
import { useEffect } from 'react';
import { useChatClient, useConnection, useMe, useUser, useWorkspace } from '../state/chat-client.tsx';
import { adoptFiles } from './attachments-store.ts';

const atMostMs = 3_000;

/** Brings back what lies beside drafts: what an earlier page had begun to send up here, and what other devices have added. */
export function useKeptFiles(): void {
  const { id, slug } = useWorkspace();
  const me = useMe();
  const { email } = useUser();
  const { onMine } = useChatClient();
  const isEnded = useConnection().state === 'ended';
  const owner = `${id}:${me.id}`;
  // The browser's database.
  useEffect(() => {
    void import('./kept-uploads.ts')
      .then(({ takeKeptUploads }) => takeKeptUploads({ owner, email }))
      .then((kept) => adoptFiles(slug, kept))
      .catch(() => {});
  }, [owner, email, slug]);
  // The other devices, by way of the server, until this one is signed out. Their turn comes with the connection, which does not take
  // the way from what is on screen first; without one, what was here before is shown all the same.
  useEffect(() => {
    if (isEnded) return;
    const ending = new AbortController();
    const begin = () => {
      stopWaiting();
      void import('./draft-files-page.ts')
        .then(({ startDraftFiles }) => {
          if (!ending.signal.aborted) ending.signal.addEventListener('abort', startDraftFiles({ owner, slug, onMine }));
        })
        .catch(() => {});
    };
    const timer = setTimeout(begin, atMostMs);
    const mute = onMine((topics) => topics.includes('draftFiles') && begin());
    const stopWaiting = () => {
      clearTimeout(timer);
      mute();
    };
    ending.signal.addEventListener('abort', stopWaiting);
    return () => ending.abort();
  }, [owner, slug, onMine, isEnded]);
}
