import type { KeyboardEvent } from 'react';
import { areSingleKeysOn } from '../shortcuts/single-keys.ts';

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 };

/** Up and Down, or j and k, go from answer to answer; up from the first one back into the field. Enter follows, as on any link. */
export function moveAmongResults(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key];
  if (!step || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  if (event.key.length === 1 && !areSingleKeysOn()) return;
  const target = event.target as HTMLElement;
  const field = event.currentTarget.querySelector<HTMLElement>('[role=combobox]');
  if (target.closest('select, [role=tab], [role=dialog]') || (target.matches('input') && event.key !== 'ArrowDown')) return;
  const results = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-result]')];
  const here = target.closest('li')?.querySelector<HTMLElement>('[data-result]');
  const at = here ? results.indexOf(here) : -1;
  const next = at + step < 0 ? field : results[Math.min(at + step, results.length - 1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}
