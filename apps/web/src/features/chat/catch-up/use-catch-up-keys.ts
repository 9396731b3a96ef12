'use client';
import { useRef, type KeyboardEvent } from 'react';
import type { MyChannelView } from '@parley/contract/channel-view';
import { areSingleKeysOn } from '../shortcuts/single-keys.ts';

type Wish = { unread: MyChannelView[]; readOne: (mine: MyChannelView) => void; undo: () => void };

/** The cards by keyboard: each card's link is a stop, and Enter on it opens the channel as on any link. */
export function useCatchUpKeys({ unread, readOne, undo }: Wish) {
  const list = useRef<HTMLUListElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const links = [...(list.current?.querySelectorAll<HTMLElement>('[data-place]') ?? [])];
    const at = links.findIndex((link) => link.closest('li')?.contains(document.activeElement));
    const key = event.key.length === 1 && !areSingleKeysOn() ? '' : event.key.toLowerCase();
    const go = (index: number) => links[Math.max(0, Math.min(links.length - 1, index))]?.focus();
    const mine = unread.find(({ channel }) => channel.id === links[at]?.dataset['place']);
    const acts: Record<string, () => void> = {
      arrowdown: () => go(at + 1),
      j: () => go(at + 1),
      arrowup: () => go(at - 1),
      k: () => go(at - 1),
      r: () => {
        if (!mine) return;
        // The card goes; the focus must not go with it.
        go(at + 1 < links.length ? at + 1 : at - 1);
        readOne(mine);
      },
      u: undo,
    };
    const act = acts[key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return { list, onKeyDown };
}
