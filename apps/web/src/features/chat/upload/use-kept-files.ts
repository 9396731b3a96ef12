'use client';
import { useEffect } from 'react';
import { useMe, useUser, useWorkspace } from '../state/chat-client.tsx';
import { adoptFiles } from './attachments-store.ts';

/** Brings back what an earlier page had attached to drafts, and goes on sending it up. */
export function useKeptFiles(): void {
  const { id, slug } = useWorkspace();
  const me = useMe();
  const { email } = useUser();
  const owner = `${id}:${me.id}`;
  // The browser's database.
  useEffect(() => {
    void import('./kept-uploads.ts')
      .then(({ takeKeptUploads }) => takeKeptUploads({ owner, email }))
      .then((kept) => adoptFiles(slug, kept))
      .catch(() => {});
  }, [owner, email, slug]);
}
