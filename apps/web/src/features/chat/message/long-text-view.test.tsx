import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { IntlProvider } from 'use-intl';
import { afterEach, expect, test } from 'vitest';
import { LongText } from './long-text-view.tsx';
import { isLongText } from './long-text.ts';

afterEach(cleanup);

const words = { message: { showAll: 'Show all', showLess: 'Show less' } };
const draw = (clientId: string) =>
  render(
    <IntlProvider locale="en" messages={words}>
      <LongText body={'a\n'.repeat(40)} clientId={clientId}>
        <a href="#end">the end</a>
      </LongText>
    </IntlProvider>,
  );

test('a long text stays opened when its row comes back', () => {
  const first = draw('one');
  fireEvent.click(screen.getByRole('button', { name: 'Show all', expanded: false }));
  first.unmount();
  draw('one');
  fireEvent.click(screen.getByRole('button', { name: 'Show less', expanded: true }));
  expect(screen.getByRole('button', { name: 'Show all' })).toBeTruthy();
});

test('what gets the focus within a folded text shows', () => {
  draw('two');
  fireEvent.focus(screen.getByRole('link', { name: 'the end' }));
  expect(screen.getByRole('button', { name: 'Show less' })).toBeTruthy();
});

test('many lines are long, and so is one line without end; an ordinary message is not', () => {
  expect(isLongText('a\n'.repeat(40))).toBe(true);
  expect(isLongText('x'.repeat(3_000))).toBe(true);
  expect(isLongText('Some words.\n'.repeat(12))).toBe(false);
});
