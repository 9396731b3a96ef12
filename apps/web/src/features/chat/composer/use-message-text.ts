'use client';
import { useCallback, useRef, useState } from 'react';
import { limits } from '@parley/contract/limits';
import { decodeMentions, encodeMentions, type Mentionable } from '../mention/mention-tokens.ts';
import { useNameOf } from '../message/use-name-of.ts';
import { useMembers } from '../state/chat-client.tsx';

/**
 * Text as a person sees it and as it travels. The visible text has names, the body has tokens; `onBody` hears of every
 * change, so that a draft keeps whom a name meant.
 */
export function useMessageText(initialBody: string, onBody?: (body: string) => void) {
  const people = useMembers();
  const nameOf = useNameOf();
  const picked = useRef<Map<string, string>>(null);
  const [text, setText] = useState(() => {
    const decoded = decodeMentions(initialBody, nameOf);
    picked.current = decoded.picked;
    return decoded.text;
  });
  const toBody = useCallback((visible: string) => encodeMentions(visible, people, picked.current ?? undefined), [people]);
  const change = useCallback(
    (visible: string) => {
      setText(visible);
      onBody?.(visible ? toBody(visible) : '');
    },
    [onBody, toBody],
  );
  const pickPerson = useCallback(({ id, name }: Mentionable) => void picked.current?.set(name, id), []);
  // Only a text near the bound is worth measuring exactly: a mention grows by up to 40 characters when it travels.
  const room = text.length < limits.messageBody / 3 ? limits.messageBody - text.length : limits.messageBody - toBody(text).length;
  return { text, change, pickPerson, toBody, room };
}
