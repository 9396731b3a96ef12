import { renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useProgress } from './use-progress.ts';

test('places done with are counted against all that waited, and one that is unread again waits', () => {
  const { result, rerender } = renderHook(({ waiting }) => useProgress(waiting), { initialProps: { waiting: ['a', 'b'] } });
  expect(result.current).toEqual({ done: 0, total: 2 });
  rerender({ waiting: ['b', 'c'] });
  expect(result.current).toEqual({ done: 1, total: 3 });
  rerender({ waiting: ['a', 'b', 'c'] });
  expect(result.current).toEqual({ done: 0, total: 3 });
  rerender({ waiting: [] });
  expect(result.current).toEqual({ done: 3, total: 3 });
});
