'use client';
import { useMemo } from 'react';
import { draftKey, type DraftPlace } from '../../state/draft-record.ts';
import { useChatStore } from '../../state/chat-client.tsx';

/** What stands unsent somewhere at this moment, for an act on it; drawing it takes `useDraft`. */
export function useDraftTexts(): { read(place: DraftPlace): string } {
  const store = useChatStore();
  return useMemo(() => ({ read: (place) => store.getState().drafts[draftKey(place)]?.text ?? '' }), [store]);
}
