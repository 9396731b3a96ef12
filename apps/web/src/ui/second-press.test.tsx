import { fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { dropStrayPress } from './second-press.ts';

const [ana, ben] = [vi.fn(), vi.fn()];
let stop = () => {};
beforeEach(() => {
  document.body.innerHTML = '<ul><li><button>Approve Ana</button></li><li><button><b>Approve Ben</b></button></li></ul>';
  const [first, second] = document.querySelectorAll('button');
  first?.addEventListener('click', ana);
  second?.addEventListener('click', ben);
  stop = dropStrayPress(document);
});
afterEach(() => {
  stop();
  vi.clearAllMocks();
});

const press = (name: string, detail: number) => fireEvent.click(screen.getByText(name), { detail });

test('the second press of a double press does not meet what has moved under the pointer', () => {
  press('Approve Ana', 1);
  press('Approve Ben', 2);
  expect(ana).toHaveBeenCalledOnce();
  expect(ben).not.toHaveBeenCalled();
});

test('presses of the same button, one after the other, all count, and so does a new press elsewhere', () => {
  press('Approve Ana', 1);
  press('Approve Ana', 2);
  press('Approve Ben', 1);
  expect(ana).toHaveBeenCalledTimes(2);
  expect(ben).toHaveBeenCalledOnce();
});

test('a press by keys, which counts none, is never dropped', () => {
  press('Approve Ana', 1);
  press('Approve Ben', 0);
  expect(ben).toHaveBeenCalledOnce();
});
