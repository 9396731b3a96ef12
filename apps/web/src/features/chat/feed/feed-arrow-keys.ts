import type { KeyboardEvent } from 'react';

/** Moves the focus between messages, as readers of a feed expect. Answers whether the key was one of these. */
export function moveBetweenMessages(event: KeyboardEvent<HTMLElement>): boolean {
  const current = event.target instanceof HTMLElement ? event.target.closest('article') : null;
  if (!current || (event.target !== current && !event.key.startsWith('Page'))) return false;
  const articles = [...event.currentTarget.querySelectorAll<HTMLElement>('article')];
  const index = articles.indexOf(current);
  const steps: Record<string, HTMLElement | undefined> = {
    ArrowUp: articles[index - 1],
    ArrowDown: articles[index + 1],
    PageUp: articles[Math.max(0, index - 5)],
    PageDown: articles[Math.min(articles.length - 1, index + 5)],
  };
  if (!(event.key in steps)) return false;
  event.preventDefault();
  const next = steps[event.key];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'nearest' });
  return true;
}
