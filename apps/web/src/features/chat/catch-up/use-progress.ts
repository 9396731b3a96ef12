'use client';
import { useState } from 'react';

/** How many of the places that waited since this view was opened are done with; one that is unread again counts as waiting. */
export function useProgress(waiting: readonly string[]): { done: number; total: number } {
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set(waiting));
  if (waiting.some((id) => !seen.has(id))) setSeen(new Set([...seen, ...waiting]));
  const waits = new Set(waiting);
  return { done: [...seen].filter((id) => !waits.has(id)).length, total: seen.size };
}
