import { cleanup, render, screen, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { answerCalls, onPage, type Answers } from '@/lib/testing/answer-calls';
import { HoldsPage } from '../hold/holds-page.tsx';
import { RetentionPage } from '../retention/retention-page.tsx';
import { PoliciesPage } from '../supervision/policies-page.tsx';
import { BarrierList } from './barrier/barrier-list.tsx';
import { BoundaryRules } from './boundary/boundary-rules.tsx';

vi.mock('next/navigation', () => ({ useParams: () => ({ tenant: 'harbour' }) }));

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const nothing = () => ({ items: [], max: 50, nextCursor: null });
const retention = { rules: [], version: 0, change: null, set: null, holds: 0, others: 1, delayDays: 7 };
const empty: Answers = {
  'barrier.list': nothing,
  'group.list': nothing,
  'boundaryRule.list': nothing,
  'hold.list': nothing,
  'supervision.policies': nothing,
  'supervision.lexicons': nothing,
  'retention.get': () => retention,
  'retention.purges': nothing,
  'matter.keeping': nothing,
};

const lists: [ReactNode, string, string][] = [
  [<BarrierList key="barriers" />, 'No barriers yet', 'New barrier'],
  [<BoundaryRules key="rules" />, 'No rules yet', 'New rule'],
  [<HoldsPage key="holds" />, 'Nothing is on hold', 'Place a hold'],
  [<PoliciesPage key="policies" />, 'No policies yet', 'New policy'],
  [<PoliciesPage key="lexicons" />, 'No lexicons yet', 'New lexicon'],
  [<RetentionPage key="retention" />, 'Everything is kept', 'Make rules'],
];

test.each(lists)('where there is nothing yet, the one act stands with the words that say so %#', async (page, title, act) => {
  answerCalls(empty);
  render(onPage(page));
  const words = await screen.findByText(title);
  // One such button on the page, and it stands where the words stand.
  expect(screen.getAllByRole('button', { name: act })).toHaveLength(1);
  expect(within(words.parentElement ?? document.body).getByRole('button', { name: act })).toBeTruthy();
});
