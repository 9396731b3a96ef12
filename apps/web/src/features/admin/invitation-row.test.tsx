import type { InvitationView } from '@parley/contract/member-view';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { answerCalls, onPage } from '@/lib/testing/answer-calls';
import { InvitationRow } from './invitation-row.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const invitation = {
  id: 'one',
  email: 'cleo@firm.example',
  role: 'member',
  state: 'pending',
  invitedBy: 'Olive',
  createdAt: '2026-11-20T08:00:00.000Z',
  expiresAt: '2026-11-27T08:00:00.000Z',
} as InvitationView;

test('an invitation is revoked only after one has said so', async () => {
  const calls = answerCalls({ 'invitation.revoke': () => ({}) });
  const revoked = () => calls.filter(({ name }) => name === 'invitation.revoke').map(({ input }) => input);
  render(
    onPage(
      <table>
        <tbody>
          <InvitationRow invitation={invitation} />
        </tbody>
      </table>,
    ),
  );
  const ask = () => userEvent.click(screen.getByRole('button', { name: 'Revoke the invitation of cleo@firm.example' }));
  await ask();
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
  expect(revoked()).toEqual([]);
  await ask();
  await userEvent.click(await screen.findByRole('button', { name: 'Revoke the invitation' }));
  await waitFor(() => expect(revoked()).toEqual([{ invitationId: 'one' }]));
});
