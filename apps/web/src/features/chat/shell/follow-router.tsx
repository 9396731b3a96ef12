'use client';
import { usePathname, useSearchParams } from 'next/navigation';
import { memo, useEffect } from 'react';
import { addressMoved } from './address.ts';

/** Where Next moved the address itself, the chat hears of it. */
export const FollowRouter = memo(function FollowRouter(): null {
  usePathname();
  useSearchParams();
  // Drawn anew by Next's address alone; the chat reads what the browser shows.
  useEffect(() => addressMoved());
  return null;
});
