'use client';
import { useEffect } from 'react';
import { doorPath } from './door-path.ts';

/** Leaves for the page that says which of the firm's sign-in rules keeps this session out, and what to do. */
export function useDoor(error: unknown, slug: string): void {
  // Leaves the page.
  useEffect(() => {
    const path = error ? doorPath(error, slug) : null;
    if (path) window.location.replace(path);
  }, [error, slug]);
}
