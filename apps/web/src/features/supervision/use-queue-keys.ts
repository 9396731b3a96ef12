'use client';
import type { ItemView } from '@parley/contract/supervision';
import { useRef, type KeyboardEvent } from 'react';

type Act = 'assign' | 'escalate' | 'close';
type Wish = {
  items: readonly ItemView[];
  openId: string | null;
  onOpen: (id: string) => void;
  onChoose: (id: string) => void;
  onAct: (act: Act) => void;
};

/** Triage by single keys, while the focus is in the queue and not in a field. */
export function useQueueKeys({ items, openId, onOpen, onChoose, onAct }: Wish) {
  const list = useRef<HTMLUListElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const at = items.findIndex(({ id }) => id === openId);
    const go = (index: number) => {
      const item = items[Math.max(0, Math.min(items.length - 1, index))];
      if (!item || item.id === openId) return;
      list.current?.querySelector<HTMLElement>(`[data-item="${item.id}"]`)?.focus();
      onOpen(item.id);
    };
    const acts: Record<string, () => void> = {
      j: () => go(at + 1),
      k: () => go(at - 1),
      x: () => openId && onChoose(openId),
      a: () => onAct('assign'),
      e: () => onAct('escalate'),
      c: () => onAct('close'),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return { list, onKeyDown };
}

/** In a field a letter is a letter; what a dialog shows is not in the queue, wherever its events go. */
const isTyping = (target: EventTarget) =>
  target instanceof Element && target.closest('input, textarea, select, [role="dialog"]') !== null;
