import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { answerCalls, onPage } from '@/lib/testing/answer-calls';
import { SignInRulesSection } from './sign-in-rules.tsx';

vi.mock('next/navigation', () => ({ useParams: () => ({ tenant: 'harbour' }) }));

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test('a rule that is chosen before the one before it was saved takes nothing back', async () => {
  let stored = {
    ...{ secondFactorFrom: null, sessionHours: null, idleMinutes: null, allowedRanges: [] },
    ...{ hasSecondFactor: true, isSecondFactorRequired: false, yourAddress: null },
  };
  let answer = () => {};
  const slow = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const calls = answerCalls({
    'signInRule.get': () => stored,
    'signInRule.withoutSecondFactor': () => ({ total: 0, items: [] }),
    'signInRule.set': async (input) => {
      await slow;
      stored = { ...stored, ...(input as Partial<typeof stored>) };
      return stored;
    },
  });
  const sent = () => calls.filter(({ name }) => name === 'signInRule.set');
  render(onPage(<SignInRulesSection />));
  const session = await screen.findByRole<HTMLSelectElement>('combobox', { name: /sign in again|session|stay/i });
  const idle = screen.getAllByRole<HTMLSelectElement>('combobox').find((one) => one !== session);
  if (!idle) throw new Error('the second rule is missing');
  const [hours, minutes] = [session.options[1]?.value ?? '', idle.options[1]?.value ?? ''];
  await userEvent.selectOptions(session, hours);
  await userEvent.selectOptions(idle, minutes);
  expect([session.value, idle.value]).toEqual([hours, minutes]);
  answer();
  await waitFor(() => expect(sent()).toHaveLength(2));
  await waitFor(() => expect([stored.sessionHours, stored.idleMinutes]).toEqual([Number(hours), Number(minutes)]));
  expect([session.value, idle.value]).toEqual([hours, minutes]);
});
