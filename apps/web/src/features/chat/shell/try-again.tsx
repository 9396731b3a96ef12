'use client';
import type { ReactNode } from 'react';
import { Button } from '@/ui/button';

/** Asks for the page again, at the address that was meant. */
export const TryAgain = ({ children }: { children: ReactNode }) => (
  <Button variant="primary" onClick={() => window.location.reload()}>
    {children}
  </Button>
);
