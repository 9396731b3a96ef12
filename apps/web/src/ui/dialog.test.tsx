import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { withMessages } from '@/lib/i18n/with-messages';
import { Dialog, DialogClose } from './dialog.tsx';

afterEach(cleanup);

function show(onOpenChange: (open: boolean) => void) {
  render(
    withMessages(
      <Dialog open title="New rule" onOpenChange={onOpenChange}>
        <form>
          <input aria-label="Name" />
          <DialogClose>Cancel</DialogClose>
        </form>
      </Dialog>,
    ),
  );
}

const pressOutside = () => userEvent.click(screen.getByRole('dialog').parentElement ?? document.body);

test('a press outside closes a dialog in which nothing was filled in', async () => {
  const onOpenChange = vi.fn();
  show(onOpenChange);
  await pressOutside();
  expect(onOpenChange).toHaveBeenCalledExactlyOnceWith(false);
});

test('what was filled in outlives a press outside, and Escape and the button close it still', async () => {
  const onOpenChange = vi.fn();
  show(onOpenChange);
  await userEvent.type(screen.getByRole('textbox', { name: 'Name' }), 'Numbers of accounts');
  await pressOutside();
  expect(onOpenChange).not.toHaveBeenCalled();
  await userEvent.keyboard('{Escape}');
  expect(onOpenChange).toHaveBeenLastCalledWith(false);
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(onOpenChange).toHaveBeenCalledTimes(2);
});

test('a form that is refused shows the field that was, with the focus', async () => {
  render(withMessages(<Refusing />));
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Name' })));
});

function Refusing() {
  const [isWrong, setIsWrong] = useState(false);
  return (
    <Dialog open title="New group">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setIsWrong(true);
        }}
      >
        <input aria-label="Colour" />
        <input aria-label="Name" aria-invalid={isWrong || undefined} />
        <button type="submit">Save</button>
      </form>
    </Dialog>
  );
}
