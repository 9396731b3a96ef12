import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import type { System } from '../../e2e/lib/start-system.ts';
import type { Firm } from './seed-firm.ts';

/** One line of the table. `note` says what is worth knowing beside the figure. */
export type Row = {
  measure: string;
  value: number;
  unit: string;
  goal: { atMost: number } | { atLeast: number } | null;
  note?: string;
};

export type Bench = {
  system: System;
  firm: Firm;
  browser: Browser;
  isQuick: boolean;
  say(text: string): void;
  /** A browser of its own, signed in as the firm's reader, on no page yet. */
  visit(): Promise<{ context: BrowserContext; page: Page; devtools: CDPSession }>;
};
export type Measure = (bench: Bench) => Promise<Row[]>;

export const isMet = ({ goal, value }: Row): boolean => {
  if (goal === null || Number.isNaN(value)) return goal === null;
  return 'atMost' in goal ? value <= goal.atMost : value >= goal.atLeast;
};

/** The value below which a share of them lies. */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
