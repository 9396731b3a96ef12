import type { Bill } from '@parley/contract/billing-view';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { Locale } from '@/lib/i18n/locales';
import { withMessages } from '@/lib/i18n/with-messages';
import { BillTable } from './bill-table.tsx';

afterEach(cleanup);

const bill: Bill = {
  currency: 'eur',
  lines: [
    { plan: 'team', seats: 2, amount: -400, isProration: true },
    { plan: 'team', seats: 3, amount: 600, isProration: true },
    { plan: 'team', seats: 3, amount: 1_200, isProration: false },
  ],
  total: 1_120,
  due: 1_000,
  at: '2026-12-01T00:00:00.000Z',
};
const rows = (locale?: Locale) => {
  render(withMessages(<BillTable label="Next bill" bill={bill} />, locale));
  return screen.getAllByRole('row').map((row) => row.textContent);
};

test('a bill says what each line is for, and adds up to what is to be paid', () => {
  expect(rows()).toEqual([
    'Given back: Team, 2 seats, for what is left of the period\u2212€4',
    'Team, 3 seats, for what is left of the period€6',
    'Team, 3 seats€12',
    'Coupon\u2212€2.80',
    'From your credit\u2212€1.20',
    expect.stringMatching(/^To pay on .*€10$/),
  ]);
});

test('a language writes amounts and seats in its own way', () => {
  expect(rows('de')[2]).toMatch(/^Team, 3 Plätze12\s€$/);
});
