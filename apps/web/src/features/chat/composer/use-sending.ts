'use client';
import { useEffect, useEffectEvent, useState } from 'react';
import { v7 } from 'uuid';
import { useChatClient, useWorkspace } from '../state/chat-client.tsx';
import { draftKey, type DraftPlace } from '../state/draft-record.ts';
import { takeFiles, useAttachments } from '../upload/attachments-store.ts';
import { dontSendYet, sendWhenThere } from '../upload/send-when-there.ts';
import { withoutEscape } from './commands/read-command.ts';
import { useDraftTexts } from './drafts/use-draft-texts.ts';
import { takeQuotedLabels } from './quoted-labels.ts';
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
  const [labelId, setLabelId] = useState<string | null>(null);
  const { labels } = useWorkspace().shown;
  const rankOf = (id: string | null) => labels.find((label) => label.id === id)?.rank ?? 0;
  // What waits for its files was to go out as it was wished then: a changed wish is sent by its author anew.
  const anew =
    <Value>(set: (value: Value) => void) =>
    (value: Value) => {
      dontSendYet(key);
      set(value);
    };
  const onQuoted = useEffectEvent((quoted: string) => {
    if (rankOf(quoted) > rankOf(labelId)) anew(setLabelId)(quoted);
  });
  // Quoting happens where the message stands. Words go on under the label that they had, as if they were forwarded.
  useEffect(() => takeQuotedLabels(key, (quoted) => onQuoted(quoted)), [key]);
  const [arePreviewsHidden, setArePreviewsHidden] = useState(false);
  const isFit = (text.trim() !== '' || attachments.length > 0) && attachments.every(({ state }) => state !== 'failed') && room >= 0;
  const isReady = isFit && attachments.every(({ state }) => state === 'done');
  const wishes = {
    ...(isAckAsked ? { ackRequired: true as const } : {}),
    ...(arePreviewsHidden ? { hidesPreviews: true as const } : {}),
    ...(labelId ? { label: labelId } : {}),
  };
  const empty = () => {
    setIsAckAsked(false);
    setArePreviewsHidden(false);
    setLabelId(null);
    onGone();
  };

  const send = (words = text) => {
    if (isReady) sendBody(toBody(withoutEscape(words.trim())));
    // What is written on until then goes with it.
    else if (isFit) sendWhenThere(key, () => sendBody(withoutEscape(texts.read(place).trim())));
  };
  const sendBody = (body: string) => {
    const files = takeFiles(key);
    const clientId = client.send({
      ...place,
      body,
      files: files.map(({ view }) => view),
      ...(broadcast ? { broadcast } : {}),
      ...(Object.keys(wishes).length > 0 ? { extra: wishes } : {}),
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
      ...wishes,
    });
    if (!isDone) return false;
    const files = takeFiles(key);
    rememberSent({ clientId: id, place, body, files, sendAt: at.toISOString() });
    // Whoever has written on meanwhile keeps what is there.
    if (texts.read(place) === before) empty();
    return true;
  };

  return {
    /** May be sent; files that are still on their way will hold it up. */
    isFit,
    isReady,
    send,
    schedule,
    ack: { isAsked: isAckAsked, onChange: anew(setIsAckAsked) },
    label: { id: labelId, onChange: anew(setLabelId) },
    previews: { areHidden: arePreviewsHidden, onChange: anew(setArePreviewsHidden) },
  };
}
