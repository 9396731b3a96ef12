'use client';
import { useCallback, useState } from 'react';
import { limits } from '@parley/contract/limits';
import { decodeMentions, encodeMentions, type Mentionable } from '../mention/mention-tokens.ts';
import { useNameOf } from '../message/use-name-of.ts';
import { useMembers } from '../state/chat-client.tsx';

/**
 * Text as a person sees it and as it travels. The visible text has names, the body has tokens; `onBody` hears of every
 * change, so that a draft keeps whom a name meant.
 */
export function useMessageText(body: string, onBody?: (body: string) => void) {
  const people = useMembers();
  const nameOf = useNameOf();
  const [from, setFrom] = useState(body);
  const [{ text, picked }, setValue] = useState(() => decodeMentions(body, nameOf));
  // A draft may be read from storage after the first drawing. It fills an empty field, and never replaces what is written.
  if (from !== body) {
    setFrom(body);
    if (text === '' && body !== '') setValue(decodeMentions(body, nameOf));
  }
  const toBody = useCallback((visible: string) => encodeMentions(visible, people, picked), [people, picked]);
  const change = useCallback(
    (visible: string) => {
      setValue((value) => ({ ...value, text: visible }));
      onBody?.(visible ? toBody(visible) : '');
    },
    [onBody, toBody],
  );
  const pickPerson = useCallback(
    ({ id, name }: Mentionable) => setValue((value) => ({ ...value, picked: new Map(value.picked).set(name, id) })),
    [],
  );
  // Only a text near the bound is worth measuring exactly: a mention grows by up to 40 characters when it travels.
  const room = text.length < limits.messageBody / 3 ? limits.messageBody - text.length : limits.messageBody - toBody(text).length;
  return { text, change, pickPerson, toBody, room };
}
