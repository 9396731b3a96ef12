'use client';
import { useEffect } from 'react';
import { aliveEvent } from './keep-early-acts.ts';

/** Tells whoever keeps what was done too early that React has the page. */
export function CameAlive() {
  useEffect(() => void window.dispatchEvent(new Event(aliveEvent)), []);
  return null;
}
