// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { onEnter } from './on-enter.ts';

afterEach(cleanup);

test('Enter in a field that searches takes what was found, and does not send the form around it', async () => {
  const [take, send] = [vi.fn(), vi.fn()];
  render(
    <form onSubmit={send}>
      <input aria-label="People" onKeyDown={onEnter(take)} />
      <button type="submit">Place the hold</button>
    </form>,
  );
  await userEvent.type(screen.getByRole('textbox', { name: 'People' }), 'Ana{Enter}');
  expect(take).toHaveBeenCalledOnce();
  expect(send).not.toHaveBeenCalled();
});
