import type { ImportView } from '@parley/contract/import-view';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { answerCalls, onPage } from '@/lib/testing/answer-calls';
import { ImportCard } from './import-card.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const job = {
  id: 'one',
  fileName: 'old-firm.zip',
  bytes: 2_000,
  kind: 'slack',
  state: 'cancelled',
  createdBy: { name: 'Olive' },
  createdAt: '2026-11-20T08:00:00.000Z',
  startedAt: null,
  failure: null,
  summary: null,
  options: null,
  progress: { seen: 0, added: 0, known: 0, files: 0 },
} as unknown as ImportView;

test('a file that is not brought in yet goes only after one has said so', async () => {
  const calls = answerCalls({ 'import.discard': () => ({}) });
  const discarded = () => calls.filter(({ name }) => name === 'import.discard');
  render(onPage(<ImportCard job={job} slug="harbour" />));
  await userEvent.click(screen.getByRole('button', { name: 'Remove the file' }));
  const question = await screen.findByRole('alertdialog', { name: 'Remove old-firm.zip?' });
  expect(discarded()).toHaveLength(0);
  await userEvent.click([...question.querySelectorAll('button')].find((one) => one.textContent === 'Remove the file') ?? question);
  await waitFor(() => expect(discarded()).toHaveLength(1));
});
