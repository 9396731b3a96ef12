import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { moveAmongResults } from './result-keys.ts';

afterEach(cleanup);

const list = () =>
  render(
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- as the search's own scroller
    <div onKeyDown={moveAmongResults}>
      <input role="combobox" aria-label="field" aria-expanded={false} aria-controls="none" />
      <ul>
        <li>
          <a href="#a" data-result="a">
            first
          </a>
          <button type="button">more of it</button>
        </li>
        <li>
          <a href="#b" data-result="b">
            second
          </a>
        </li>
      </ul>
    </div>,
  );
const focused = () => document.activeElement?.textContent || document.activeElement?.getAttribute('aria-label');
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });

test('down goes from the field through the answers and stays at the last, up goes back into the field', () => {
  list();
  screen.getByLabelText('field').focus();
  const seen = ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp'].map((key) => {
    press(key);
    return focused();
  });
  expect(seen).toEqual(['first', 'second', 'second', 'first', 'field']);
});
test('from a button beside an answer it goes on from that answer; letters typed into the field stay there', () => {
  list();
  screen.getByText('more of it').focus();
  press('j');
  expect(focused()).toBe('second');
  screen.getByLabelText('field').focus();
  press('j');
  expect(focused()).toBe('field');
});
