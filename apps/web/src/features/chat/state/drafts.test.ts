// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createDrafts } from './drafts.ts';
import { readLastChannel, writeLastChannel } from './local-settings.ts';
import { wipeLocal } from './wipe-local.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  localStorage.clear();
});

test('a draft survives a reload, apart from those of others, and an empty one leaves nothing', () => {
  const drafts = createDrafts('w:me');
  drafts.write('general', 'Hel');
  drafts.write('general', 'Hello');
  drafts.write('m1', 'A reply');
  expect(createDrafts('w:me').read()).toEqual({});
  vi.advanceTimersByTime(400);
  expect(createDrafts('w:me').read()).toEqual({ general: 'Hello', m1: 'A reply' });
  expect(createDrafts('w:ana').read()).toEqual({});
  drafts.write('m1', '');
  drafts.flush();
  expect(createDrafts('w:me').read()).toEqual({ general: 'Hello' });
});

test('signing out leaves nothing of the chat, and what is not the chat stays', async () => {
  localStorage.setItem('theme', 'dark');
  writeLastChannel('acme', 'general');
  const drafts = createDrafts('w:me');
  drafts.write('general', 'Hello');
  drafts.flush();
  expect(readLastChannel('acme')).toBe('general');
  await wipeLocal();
  expect(readLastChannel('acme')).toBeNull();
  expect(drafts.read()).toEqual({});
  expect(localStorage.getItem('theme')).toBe('dark');
});

test('storage that refuses takes nothing down', () => {
  const drafts = createDrafts('w:me');
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new Error('full');
  });
  drafts.write('general', 'Hello');
  expect(() => drafts.flush()).not.toThrow();
});
