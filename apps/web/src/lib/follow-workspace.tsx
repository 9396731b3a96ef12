'use client';
import type { AccentPalette, AccentTokens } from '@parley/contract/accent';
import { useEffect } from 'react';
import { toErrorBody } from './error-text.ts';
import { useBootstrap } from './use-bootstrap.ts';

/**
 * Follows what the firm says of itself: its colours; its address, when the one of this page is a former one; and the text
 * that has to be signed before anything else opens.
 */
export function FollowWorkspace({ slug }: { slug: string }) {
  const { data, error } = useBootstrap();
  const accent = data?.workspace.accent ?? null;
  const current = data?.workspace.slug ?? slug;
  const mustSign = error !== null && toErrorBody(error).rule === 'acceptable-use-first';

  // The page's own style.
  useEffect(() => paint(document.documentElement, accent), [accent]);
  // The page's address.
  useEffect(() => {
    const { pathname, search, hash } = window.location;
    const rest = pathname.split('/').slice(2).join('/');
    if (mustSign) window.location.replace(`/${slug}/acceptable-use?next=${encodeURIComponent(pathname + search)}`);
    else if (current !== slug) window.location.replace(`/${current}${rest ? `/${rest}` : ''}${search}${hash}`);
  }, [current, mustSign, slug]);
  return null;
}

const tokens = [
  'accent',
  'accent-strong',
  'accent-ink',
  'accent-soft',
  'accent-text',
  'focus',
] as const satisfies (keyof AccentTokens)[];

/** Puts a firm's colours in place of ours; answers how to take them away. Where a reader forces their own, those stay. */
export function paint(element: HTMLElement, accent: AccentPalette | null): () => void {
  if (accent && !window.matchMedia('(forced-colors: active)').matches)
    for (const token of tokens)
      element.style.setProperty(`--${token}`, `light-dark(${accent.light[token]}, ${accent.dark[token]})`);
  return () => {
    for (const token of tokens) element.style.removeProperty(`--${token}`);
  };
}
