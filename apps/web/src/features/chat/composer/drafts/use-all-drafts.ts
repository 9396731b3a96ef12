'use client';
import { useMemo } from 'react';
import { useDrafts } from '../../state/chat-client.tsx';
import type { DraftRecord } from '../../state/draft-record.ts';
import { useAttachmentStore } from '../../upload/attachments-store.ts';

/** All that is unsent, the last changed first: texts, and files without one. */
export function useAllDrafts(): { key: string; draft: DraftRecord }[] {
  const texts = useDrafts();
  const places = useAttachmentStore((store) => store.places);
  return useMemo(() => {
    const withText = new Set(texts.map(({ key }) => key));
    const files = Object.entries(places).flatMap(([key, { channelId, addedAt }]) => {
      const place = { channelId, ...(key === channelId ? {} : { parentId: key }) };
      const draft = { ...place, text: '', base: 0, editedAt: Date.parse(addedAt), isDirty: false, others: [] };
      return withText.has(key) ? [] : [{ key, draft }];
    });
    return [...texts, ...files].toSorted((a, b) => b.draft.editedAt - a.draft.editedAt);
  }, [texts, places]);
}
