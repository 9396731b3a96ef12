import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { answerCalls, onPage } from '@/lib/testing/answer-calls';
import { InviteAgain } from './invite-again.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test('sending to all again can be stopped between two parts: what was sent is told, the rest is left', async () => {
  let answer = () => {};
  const slow = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const calls = answerCalls({
    'invitation.toResend': () => ({ count: 120, lately: 0 }),
    'invitation.resendAll': async () => {
      await slow;
      return { sent: 50, failed: [], mailHint: null, nextCursor: 'more' };
    },
  });
  render(onPage(<InviteAgain />));
  await userEvent.click(screen.getByRole('button', { name: 'Send again to all who have not come' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Send 120 mails' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Stop sending' }));
  answer();
  await screen.findByText('A new link is on its way to 50 people');
  screen.getByText(/The rest was not sent/);
  expect(calls.filter(({ name }) => name === 'invitation.resendAll')).toHaveLength(1);
});
