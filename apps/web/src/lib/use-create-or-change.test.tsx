// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { useCreateOrChange } from './use-create-or-change.ts';

afterEach(cleanup);

function open() {
  let answer = () => {};
  const asked = new Promise<void>((resolve) => (answer = resolve));
  const [refresh, onClose] = [vi.fn(), vi.fn()];
  function Form() {
    const { save } = useCreateOrChange<{ name: string }>({
      ...{ existing: null, create: () => asked, change: () => asked },
      ...{ refresh, onClose },
    });
    return (
      <button type="button" onClick={() => save({ name: 'Desk' })}>
        Save
      </button>
    );
  }
  const { unmount } = render(
    <QueryClientProvider client={new QueryClient()}>
      <Form />
    </QueryClientProvider>,
  );
  fireEvent.click(screen.getByRole('button'));
  return { answer, refresh, onClose, unmount };
}

test('a form closes once what it saved is in the lists', async () => {
  const { answer, refresh, onClose } = open();
  answer();
  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(refresh).toHaveBeenCalledBefore(onClose);
});

test('a late answer brings the lists up to date and leaves alone what was opened since', async () => {
  const { answer, refresh, onClose, unmount } = open();
  unmount();
  answer();
  await vi.waitFor(() => expect(refresh).toHaveBeenCalledOnce());
  expect(onClose).not.toHaveBeenCalled();
});
