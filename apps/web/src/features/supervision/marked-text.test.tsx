import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { MarkedText } from './marked-text.tsx';

test('a text stays whole, whatever is marked in it, and finds that lie over each other are one mark', () => {
  const text = 'better call my cell tonight';
  const spans = [
    { start: 12, end: 19 },
    { start: 7, end: 14 },
    { start: null, end: null },
    { start: 20, end: 27 },
  ];
  const { container } = render(<MarkedText text={text} spans={spans} />);
  expect(container.textContent).toBe(text);
  expect(screen.getAllByRole('mark').map((mark) => mark.textContent)).toEqual(['call my cell', 'tonight']);
});
