'use client';
import { useState } from 'react';
import { v7 } from 'uuid';
import { useChatClient } from '../state/chat-client.tsx';
import { draftKey, type DraftPlace } from '../state/draft-record.ts';
import { takeFiles, useAttachments } from '../upload/attachments-store.ts';
import { withoutEscape } from './commands/read-command.ts';
import { useDraftTexts } from './drafts/use-draft-texts.ts';
import { useScheduling } from './scheduled/use-scheduling.ts';
import { rememberSent } from './undo/last-sent.ts';

type What = { place: DraftPlace; text: string; toBody: (visible: string) => string; room: number; broadcast?: boolean };

/** The ways out of a composer: at once, or at a time to come. `onGone` empties it. */
export function useSending({ place, text, toBody, room, broadcast }: What, onGone: () => void) {
  const client = useChatClient();
  const scheduling = useScheduling();
  const texts = useDraftTexts();
  const key = draftKey(place);
  const attachments = useAttachments(key);
  const [isAckAsked, setIsAckAsked] = useState(false);
  const isReady = (text.trim() !== '' || attachments.length > 0) && attachments.every(({ state }) => state === 'done') && room >= 0;
  const ackRequired = isAckAsked ? (true as const) : undefined;
  const empty = () => {
    setIsAckAsked(false);
    onGone();
  };

  const send = (words = text) => {
    if (!isReady) return;
    const body = toBody(withoutEscape(words.trim()));
    const files = takeFiles(key);
    const clientId = client.send({
      ...place,
      body,
      files: files.map(({ view }) => view),
      ...(broadcast ? { broadcast } : {}),
      ...(ackRequired ? { extra: { ackRequired } } : {}),
    });
    rememberSent({ clientId, place, body, files });
    empty();
  };

  const schedule = async (at: Date): Promise<boolean> => {
    if (!isReady) return false;
    const id = v7();
    const body = toBody(withoutEscape(text.trim()));
    const before = texts.read(place);
    const isDone = await scheduling.schedule({
      ...place,
      id,
      body,
      fileIds: attachments.flatMap(({ view }) => (view ? [view.id] : [])),
      sendAt: at.toISOString(),
      ...(broadcast ? { broadcast } : {}),
      ...(ackRequired ? { ackRequired } : {}),
    });
    if (!isDone) return false;
    const files = takeFiles(key);
    rememberSent({ clientId: id, place, body, files, sendAt: at.toISOString() });
    // Whoever has written on meanwhile keeps what is there.
    if (texts.read(place) === before) empty();
    return true;
  };

  return { isReady, send, schedule, ack: { isAsked: isAckAsked, onChange: setIsAckAsked } };
}
