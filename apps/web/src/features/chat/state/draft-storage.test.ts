// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { editRecord } from './draft-record.ts';
import { createDraftStorage } from './draft-storage.ts';
import { readLastChannel, writeLastChannel } from './local-settings.ts';
import { wipeLocal } from './wipe-local.ts';

const general = { channelId: 'general' };
const hello = editRecord(undefined, general, 'Hello', 1);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  localStorage.clear();
});

test('a draft survives a reload, apart from those of others, and one that is empty everywhere leaves nothing', () => {
  const drafts = createDraftStorage('w:me');
  drafts.write('general', hello);
  drafts.write('m1', editRecord(undefined, { ...general, parentId: 'm1' }, 'A reply', 1));
  expect(createDraftStorage('w:me').read()).toEqual({});
  vi.advanceTimersByTime(400);
  expect(createDraftStorage('w:me').read()).toMatchObject({ general: { text: 'Hello' }, m1: { text: 'A reply', parentId: 'm1' } });
  expect(createDraftStorage('w:ana').read()).toEqual({});
  drafts.write('m1', { ...hello, text: '', isDirty: false });
  drafts.flush();
  expect(Object.keys(createDraftStorage('w:me').read())).toEqual(['general']);
});

test('that a draft was emptied is kept until the server knows', () => {
  const drafts = createDraftStorage('w:me');
  drafts.write('general', editRecord(hello, general, '', 2));
  drafts.flush();
  expect(createDraftStorage('w:me').read()).toMatchObject({ general: { text: '', isDirty: true } });
});

test('another tab hears what this one writes, and takes nothing that is not a draft', () => {
  const heard: unknown[] = [];
  const stop = createDraftStorage('w:me').listen((key, record) => heard.push([key, record?.text ?? null]));
  const tell = (key: string, newValue: string) => window.dispatchEvent(new StorageEvent('storage', { key, newValue }));
  tell('parley-chat:draft:w:me:general', JSON.stringify(hello));
  tell('parley-chat:draft:w:ana:general', JSON.stringify(hello));
  tell('parley-chat:draft:w:me:general', 'no draft');
  stop();
  tell('parley-chat:draft:w:me:general', JSON.stringify(hello));
  expect(heard).toEqual([
    ['general', 'Hello'],
    ['general', null],
  ]);
});

test('signing out leaves nothing of the chat, and what is not the chat stays', async () => {
  localStorage.setItem('theme', 'dark');
  writeLastChannel('acme', 'general');
  const drafts = createDraftStorage('w:me');
  drafts.write('general', hello);
  drafts.flush();
  expect(readLastChannel('acme')).toBe('general');
  await wipeLocal();
  expect(readLastChannel('acme')).toBeNull();
  expect(drafts.read()).toEqual({});
  expect(localStorage.getItem('theme')).toBe('dark');
});

test('storage that refuses takes nothing down', () => {
  const drafts = createDraftStorage('w:me');
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new Error('full');
  });
  drafts.write('general', hello);
  expect(() => drafts.flush()).not.toThrow();
});
