import type { ItemView } from '@parley/contract/supervision';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { answerCalls, onPage } from '@/lib/testing/answer-calls';
import { QueuePage } from './queue-page.tsx';

vi.mock('next/navigation', () => ({ useParams: () => ({ tenant: 'harbour' }) }));

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const item = (id: string, name: string, reasons: ItemView['reasons'] = []): ItemView => ({
  ...{ id, policyId: 'p', policyName: 'Everybody', policyVersion: 1, author: { memberId: id, name }, channelKind: 'public' },
  ...{ saidAt: '2026-11-20T08:00:00.000Z', isEdit: false, reasons, state: 'open', assignee: null, proposed: null },
  ...{ outcome: null, needsSecond: false, openedAt: null, closedAt: null },
});

test('what was ticked and is in sight no more is not closed with the rest', async () => {
  answerCalls({
    'supervision.queue': (input) => {
      const isMine = (input as { isMine: boolean }).isMine;
      const items = isMine ? [item('ben', 'Ben')] : [item('ana', 'Ana'), item('ben', 'Ben')];
      return { items, nextCursor: null, counts: { waiting: 2, escalated: 0, mine: 1 } };
    },
  });
  render(onPage(<QueuePage />));
  for (const name of ['Ana', 'Ben']) await userEvent.click(await screen.findByRole('checkbox', { name: new RegExp(name) }));
  screen.getByText('Chosen: 2');
  await userEvent.click(screen.getByRole('checkbox', { name: /Mine only/ }));
  await waitFor(() => expect(within(screen.getByRole('list', { name: 'Items to review' })).queryByText('Ana')).toBeNull());
  screen.getByText('Chosen: 1');
});
