import type { EmojiData, EmojiDataResolver } from 'frimousse';
import { useCallback, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { firstMatch } from './first-match.ts';

/**
 * The list follows the words a moment later, and what is marked in it then still belongs to the words before. So Enter takes the
 * first match of the words as they are typed, also of data that is still on its way, unless another one was chosen in between.
 */
export function useFirstOnEnter(read: EmojiDataResolver, onPick: (emoji: string) => void) {
  const data = useRef<Promise<EmojiData>>(undefined);
  const hasChosen = useRef(false);
  const resolve = useCallback<EmojiDataResolver>(
    (locale, options) => (data.current = Promise.resolve(read(locale, options))),
    [read],
  );
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { target, key, nativeEvent } = event;
    if (key.startsWith('Arrow')) hasChosen.current = true;
    if (key !== 'Enter' || nativeEvent.isComposing || hasChosen.current) return;
    if (!(target instanceof HTMLInputElement) || target.value.trim() === '') return;
    event.preventDefault();
    const words = target.value;
    void data.current?.then(
      (known) => {
        const found = firstMatch(known, words);
        if (found !== undefined && target.isConnected) onPick(found);
      },
      () => {},
    );
  };
  return {
    resolve,
    onKeyDown,
    onInput: () => void (hasChosen.current = false),
    onPointerMove: ({ target }: PointerEvent<HTMLElement>) => {
      if (target instanceof Element && target.closest('[role=gridcell]')) hasChosen.current = true;
    },
  };
}
