// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { renderToString } from 'react-dom/server';
import type { ReactElement } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { withMessages } from '@/lib/i18n/with-messages';
import { SignUpForm } from '../signup/sign-up-form.tsx';
import { SignInForm } from './sign-in-form.tsx';

const sent = vi.hoisted(() => ({ signIn: vi.fn(), signUp: vi.fn() }));
vi.mock('@/lib/sign-in', () => ({ signInWithPassword: sent.signIn }));
vi.mock('@/lib/trpc', () => ({
  useTRPC: () => ({ signup: { createWorkspace: { mutationOptions: () => ({}) } } }),
  useTRPCClient: () => ({}),
}));
vi.mock('@tanstack/react-query', () => ({ useMutation: () => ({ mutateAsync: sent.signUp }) }));

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

/** A page as the server sent it, with words typed into it before its script has run. */
function comeAlive(form: ReactElement, typed: Record<string, string>) {
  const container = document.createElement('div');
  document.body.append(container);
  container.innerHTML = renderToString(withMessages(form));
  for (const [name, value] of Object.entries(typed)) {
    const field = container.querySelector<HTMLInputElement>(`input[name="${name}"]`);
    if (field) field.value = value;
  }
  render(withMessages(form), { container, hydrate: true });
}

test('what was typed before the sign-in page came alive is kept and sent', async () => {
  sent.signIn.mockResolvedValue('The password is not right.');
  comeAlive(<SignInForm next={null} />, { email: 'ana@firm.example', password: 'a calm long password' });
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  await waitFor(() => expect(sent.signIn).toHaveBeenCalledWith('ana@firm.example', 'a calm long password', ''));
});

test('an address that is known stands in the field, and gives way to what was typed', async () => {
  sent.signIn.mockClear();
  comeAlive(<SignInForm next={null} knownEmail="known@firm.example" />, { password: 'a calm long password' });
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  await waitFor(() => expect(sent.signIn).toHaveBeenCalledWith('known@firm.example', 'a calm long password', ''));
});

test('what was typed before the sign-up page came alive is kept and sent', async () => {
  const typed = { companyName: 'Harbour Lane', name: 'Ana', email: 'ana@firm.example', password: 'a calm long password' };
  sent.signUp.mockRejectedValue(new Error('enough for this test'));
  comeAlive(<SignUpForm />, typed);
  await userEvent.click(screen.getByRole('button', { name: 'Create workspace' }));
  await waitFor(() => expect(sent.signUp).toHaveBeenCalledWith(typed));
});
