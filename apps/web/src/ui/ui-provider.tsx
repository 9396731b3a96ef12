'use client';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { DirectionProvider } from '@base-ui/react/direction-provider';
import { useEffect, type ReactNode } from 'react';
import { dropStrayPress } from './second-press.ts';
import { Toaster } from './toast.tsx';

type Props = { nonce: string | undefined; direction: 'ltr' | 'rtl'; children: ReactNode };

/** What the primitives need around them: the page's nonce and direction, and the place of toasts. */
export function UiProvider({ nonce, direction, children }: Props) {
  // The page that all of this stands in.
  useEffect(() => dropStrayPress(document), []);
  return (
    <CSPProvider nonce={nonce}>
      <DirectionProvider direction={direction}>
        <div className="isolate min-h-dvh">{children}</div>
        <Toaster />
      </DirectionProvider>
    </CSPProvider>
  );
}
