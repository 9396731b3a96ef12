'use client';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import type { ReactNode } from 'react';
import { Toaster } from './toast.tsx';

/** What the primitives need around them: the page's nonce, one shared tooltip delay, and the place of toasts. */
export function UiProvider({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  return (
    <CSPProvider nonce={nonce}>
      <Tooltip.Provider delay={500}>
        <div className="isolate min-h-dvh">{children}</div>
        <Toaster />
      </Tooltip.Provider>
    </CSPProvider>
  );
}
