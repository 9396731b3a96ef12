import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { KeptNote } from '@/ui/kept-note';
import { forgetForms } from './kept-forms.ts';
import { answerCalls, onPage } from './testing/answer-calls.tsx';
import { useBootstrap } from './use-bootstrap.ts';
import { useKeptDraft } from './use-kept-draft.ts';

afterEach(() => {
  cleanup();
  sessionStorage.clear();
  vi.unstubAllGlobals();
});

/** As the screens of administration do: nothing is drawn before it is known who looks. */
function Page({ name }: { name: string }) {
  return useBootstrap().data ? <Rule name={name} /> : null;
}

function Rule({ name }: { name: string }) {
  const { draft, set, close, kept } = useKeptDraft(() => ({ title: 'before', isOn: true }), name);
  return (
    <>
      <KeptNote kept={kept} />
      <input aria-label="Title" value={draft.title} onChange={(event) => set({ title: event.currentTarget.value })} />
      <button type="button" onClick={close}>
        Cancel
      </button>
    </>
  );
}

async function open(name = 'rule.new', me = 'olive') {
  answerCalls({ 'workspace.bootstrap': () => ({ me: { id: me }, workspace: {}, channels: [] }) });
  render(onPage(<Page name={name} />));
  return screen.findByRole<HTMLInputElement>('textbox', { name: 'Title' });
}

async function typeAndReload() {
  const field = await open();
  await userEvent.clear(field);
  await userEvent.type(field, 'Numbers of accounts');
  cleanup();
}

test('what was typed outlives a reload, is said to be there, and can be begun afresh', async () => {
  await typeAndReload();
  expect((await open()).value).toBe('Numbers of accounts');
  await userEvent.click(screen.getByRole('button', { name: 'Start afresh' }));
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Title' }).value).toBe('before');
  cleanup();
  expect((await open()).value).toBe('before');
  expect(screen.queryByText('What you had typed here before is still there.')).toBeNull();
});

test('a form that was given up is gone', async () => {
  await typeAndReload();
  await open();
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  cleanup();
  expect((await open()).value).toBe('before');
});

test('neither somebody else in this tab, nor another form, nor whoever comes after a sign-out finds it', async () => {
  await typeAndReload();
  expect((await open('rule.new', 'bert')).value).toBe('before');
  cleanup();
  expect((await open('rule.7.2')).value).toBe('before');
  cleanup();
  forgetForms();
  expect((await open()).value).toBe('before');
});
