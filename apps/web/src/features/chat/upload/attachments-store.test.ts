// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { limits } from '@parley/contract/limits';
import { addFiles, adoptFiles, pauseFile, removeFile, retryFile, takeFiles, useAttachmentStore } from './attachments-store.ts';

type Started = {
  name: string;
  url: string | null;
  onBegun: (url: string) => void;
  onProgress: (share: number) => void;
  onDone: (view: unknown) => void;
  onFailed: (refusal: string | null) => void;
  pause: () => void;
  resume: () => void;
  cancel: () => void;
};
const uploads: Started[] = [];
vi.mock('./upload-file.ts', () => ({
  uploadFile: (input: Pick<Started, 'name' | 'url' | 'onBegun' | 'onProgress' | 'onDone' | 'onFailed'>) => {
    const handle = { pause: vi.fn(), resume: vi.fn(), cancel: vi.fn() };
    uploads.push({ ...input, ...handle });
    return handle;
  },
}));

const list = () => useAttachmentStore.getState().byDraft['c1'] ?? [];
const key = () => list()[0]?.key ?? '';
const buildFile = (name: string, bytes = 10) => new File(['x'.repeat(bytes)], name);
afterEach(async () => {
  takeFiles('c1');
  uploads.length = 0;
  // What keeps the files is fetched when first wanted.
  await vi.dynamicImportSettled();
});

test('a file goes from its upload into the message that carries it', () => {
  addFiles('c1', 'harbour', [buildFile('a.pdf')]);
  uploads[0]?.onProgress(0.5);
  expect(list()[0]).toMatchObject({ state: 'uploading', progress: 0.5 });
  uploads[0]?.onDone({ id: 'f1', name: 'a.pdf' });
  expect(list()[0]?.state).toBe('done');
  expect(takeFiles('c1').map(({ view }) => view)).toEqual([{ id: 'f1', name: 'a.pdf' }]);
  expect(list()).toEqual([]);
  expect(uploads[0]?.cancel).not.toHaveBeenCalled();
});

test('a file that is too large or empty says so and is never sent', () => {
  const file = buildFile('big.zip');
  Object.defineProperty(file, 'size', { value: limits.fileBytes + 1 });
  addFiles('c1', 'harbour', [file, buildFile('none.txt', 0)]);
  expect(list()).toMatchObject([
    { state: 'failed', canRetry: false, failure: 'tooLarge' },
    { state: 'failed', canRetry: false, failure: 'empty' },
  ]);
  expect(uploads).toHaveLength(0);
});

test('an upload that broke off goes on from where it was; one that was refused begins anew', () => {
  addFiles('c1', 'harbour', [buildFile('a.pdf')]);
  uploads[0]?.onBegun('/api/uploads/u1');
  uploads[0]?.onFailed(null);
  expect(list()[0]).toMatchObject({ state: 'failed', failure: 'broken' });
  retryFile('c1', key());
  expect(list()[0]).toMatchObject({ state: 'uploading', failure: null });
  expect(uploads[0]?.resume).toHaveBeenCalled();
  uploads[0]?.onFailed('Not this one.');
  expect(list()[0]?.failure).toEqual({ said: 'Not this one.' });
  retryFile('c1', key());
  expect(uploads).toHaveLength(2);
});

test('an upload that never reached the server begins anew', () => {
  addFiles('c1', 'harbour', [buildFile('a.pdf')]);
  uploads[0]?.onFailed(null);
  retryFile('c1', key());
  expect(uploads).toHaveLength(2);
});

test('what an earlier page had begun goes on from where the server has it, once', () => {
  const kept = { key: 'k1', owner: 'w:me', email: 'me@firm.example', draftKey: 'c1', file: buildFile('a.pdf'), addedAt: 0 };
  const row = { ...kept, url: '/api/uploads/u1' };
  adoptFiles('harbour', [row]);
  adoptFiles('harbour', [row]);
  expect(uploads.map(({ url }) => url)).toEqual(['/api/uploads/u1']);
  expect(list()).toMatchObject([{ name: 'a.pdf', state: 'uploading' }]);
});

test('an upload can be paused, and goes on', () => {
  addFiles('c1', 'harbour', [buildFile('a.pdf')]);
  pauseFile('c1', key());
  expect(list()[0]?.state).toBe('paused');
  expect(uploads[0]?.pause).toHaveBeenCalled();
  retryFile('c1', key());
  expect(list()[0]?.state).toBe('uploading');
  expect(uploads[0]?.resume).toHaveBeenCalled();
});

test('removing a file stops it on its way', () => {
  addFiles('c1', 'harbour', [buildFile('a.pdf')]);
  removeFile('c1', key());
  expect(uploads[0]?.cancel).toHaveBeenCalled();
  expect(list()).toEqual([]);
});

test('more files than a message carries are left out, and it is said', () => {
  const files = Array.from({ length: limits.filesPerMessage + 2 }, (_, index) => buildFile(`${index}.txt`));
  expect(addFiles('c1', 'harbour', files)).toBe(2);
  expect(list()).toHaveLength(limits.filesPerMessage);
});
