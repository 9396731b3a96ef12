'use client';
import { useCallback, useState } from 'react';
import { limits } from '@parley/contract/limits';
import { decodeMentions, encodeMentions, type Named } from '../mention/mention-tokens.ts';
import { useNamed } from '../mention/use-named.ts';
import { usePlaceOf } from '../mention/use-place-of.ts';
import { useNameOf } from '../state/chat-client.tsx';

/**
 * Text as a person sees it and as it travels. The visible text has names, the body has tokens; `onBody` hears of every
 * change, so that a draft keeps whom a name meant.
 */
export function useMessageText(body: string, onBody?: (body: string) => void) {
  const named = useNamed();
  const nameOf = useNameOf();
  const placeOf = usePlaceOf(body);
  const [from, setFrom] = useState(body);
  const [{ text, picked }, setValue] = useState(() => decodeMentions(body, nameOf, placeOf));
  // A draft that was not written in this field comes from storage or another device, and is the newer one. A message that
  // is being edited keeps what is written here, whatever becomes of it elsewhere.
  if (from !== body) {
    setFrom(body);
    if (onBody || text === '') setValue(decodeMentions(body, nameOf, placeOf));
  }
  // Names of groups come a moment after the first drawing; what stands there as a token is then put into words.
  const [wordsBy, setWordsBy] = useState(() => placeOf);
  if (wordsBy !== placeOf) {
    setWordsBy(() => placeOf);
    const again = decodeMentions(text, nameOf, placeOf);
    if (again.text !== text) setValue({ text: again.text, picked: new Map([...picked, ...again.picked]) });
  }
  const toBody = useCallback((visible: string) => encodeMentions(visible, named(), picked), [named, picked]);
  const change = useCallback(
    (visible: string) => {
      setValue((value) => ({ ...value, text: visible }));
      if (!onBody) return;
      const written = visible ? toBody(visible) : '';
      setFrom(written);
      onBody(written);
    },
    [onBody, toBody],
  );
  const pick = useCallback(
    ({ shown, token }: Named) => setValue((value) => ({ ...value, picked: new Map(value.picked).set(shown, token) })),
    [],
  );
  // Only a text near the bound is worth measuring exactly: a mention grows by up to 40 characters when it travels.
  const room = text.length < limits.messageBody / 3 ? limits.messageBody - text.length : limits.messageBody - toBody(text).length;
  return { text, change, pick, toBody, room };
}
