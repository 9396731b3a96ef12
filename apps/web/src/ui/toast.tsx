'use client';
import { useEffect, useState } from 'react';
import { lateComponent } from './late-component.tsx';

export type ToastContent = {
  /** What happened, in a sentence. */
  title: string;
  description?: string;
  action?: { label: string; onClick: () => void };
  tone?: 'calm' | 'red';
};

export const ToastList = lateComponent(() => import('./toast-list.tsx').then((module) => module.ToastList));

const waiting: ToastContent[] = [];
let take: ((toast: ToastContent) => void) | undefined;
let onWaiting: (() => void) | undefined;

/** Tells of something that needs no answer. What must be acted on belongs in an `Alert` where it happened. */
export function showToast(toast: ToastContent): void {
  if (take) return take(toast);
  waiting.push(toast);
  void ToastList.fetch();
  onWaiting?.();
}

/** For the list: gets what has waited for it, and all that comes. */
export function takeToasts(taker: (toast: ToastContent) => void): () => void {
  take = taker;
  for (const toast of waiting.splice(0)) taker(toast);
  return () => {
    take = undefined;
  };
}

/** The place of toasts, fetched with the first of them. */
export function Toaster() {
  const [isWanted, setIsWanted] = useState(false);
  // Toasts come from outside of what is drawn.
  useEffect(() => {
    onWaiting = () => setIsWanted(true);
    if (waiting.length > 0) onWaiting();
    return () => {
      onWaiting = undefined;
    };
  }, []);
  return isWanted && <ToastList />;
}
