import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { afterFirstScreen } from './after-first-screen.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function screen(isWaiting: boolean) {
  const listeners = new Set<() => void>();
  const act = vi.fn();
  const world = { isWaiting, act, tell: () => listeners.forEach((listener) => listener()), listeners };
  const listen = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return { ...world, stop: afterFirstScreen(() => world.isWaiting, listen, act), ready: () => void (world.isWaiting = false) };
}

test('where nothing is waited for, it acts at once', () => {
  const { act, listeners } = screen(false);
  expect(act).toHaveBeenCalledOnce();
  expect(listeners.size).toBe(0);
});

test('it acts once, after what is waited for was drawn', () => {
  const { act, tell, ready, listeners } = screen(true);
  tell();
  vi.advanceTimersByTime(500);
  expect(act).not.toHaveBeenCalled();
  ready();
  tell();
  tell();
  expect(act).not.toHaveBeenCalled();
  vi.advanceTimersByTime(100);
  expect(act).toHaveBeenCalledOnce();
  expect(listeners.size).toBe(0);
});

test('it acts after a second though nothing came, and not at all once called off', () => {
  const late = screen(true);
  const off = screen(true);
  off.stop();
  vi.advanceTimersByTime(1_000);
  expect(late.act).toHaveBeenCalledOnce();
  expect(off.act).not.toHaveBeenCalled();
});
