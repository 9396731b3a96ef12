// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { limits } from '@parley/contract/limits';
import { addFiles, removeFile, retryFile, takeFiles, useAttachmentStore } from './attachments-store.ts';

const uploads: {
  name: string;
  onProgress: (share: number) => void;
  resolve: (view: unknown) => void;
  reject: (error: Error) => void;
  cancel: () => void;
}[] = [];
vi.mock('./upload-file.ts', () => ({
  UploadCancelled: class extends Error {},
  uploadFile: (input: { name: string; onProgress: (share: number) => void }) => {
    const cancel = vi.fn();
    const done = new Promise((resolve, reject) => uploads.push({ ...input, resolve, reject, cancel }));
    return { done, cancel };
  },
}));

const list = () => useAttachmentStore.getState().byDraft['c1'] ?? [];
const buildFile = (name: string, bytes = 10) => new File(['x'.repeat(bytes)], name);
afterEach(() => {
  takeFiles('c1');
  uploads.length = 0;
});

test('a file goes from its upload into the message that carries it', async () => {
  addFiles('c1', 'harbour', [buildFile('a.pdf')]);
  uploads[0]?.onProgress(0.5);
  expect(list()[0]).toMatchObject({ state: 'uploading', progress: 0.5 });
  uploads[0]?.resolve({ id: 'f1', name: 'a.pdf' });
  await vi.waitFor(() => expect(list()[0]?.state).toBe('done'));
  expect(takeFiles('c1')).toEqual([{ id: 'f1', name: 'a.pdf' }]);
  expect(list()).toEqual([]);
});

test('a file that is too large says its limit and is never sent', () => {
  const file = buildFile('big.zip');
  Object.defineProperty(file, 'size', { value: limits.fileBytes + 1 });
  addFiles('c1', 'harbour', [file]);
  expect(list()[0]).toMatchObject({ state: 'failed', canRetry: false });
  expect(list()[0]?.error).toContain('25 MB');
  expect(uploads).toHaveLength(0);
});

test('a failed upload can be tried again', async () => {
  addFiles('c1', 'harbour', [buildFile('a.pdf')]);
  uploads[0]?.reject(new Error('The connection broke off. Try again.'));
  await vi.waitFor(() => expect(list()[0]?.error).toContain('broke off'));
  retryFile('c1', list()[0]?.key ?? '');
  expect(list()[0]).toMatchObject({ state: 'uploading', error: null });
  expect(uploads).toHaveLength(2);
});

test('removing a file stops it on its way', () => {
  addFiles('c1', 'harbour', [buildFile('a.pdf')]);
  removeFile('c1', list()[0]?.key ?? '');
  expect(uploads[0]?.cancel).toHaveBeenCalled();
  expect(list()).toEqual([]);
});

test('more files than a message carries are left out, and it is said', () => {
  const files = Array.from({ length: limits.filesPerMessage + 2 }, (_, index) => buildFile(`${index}.txt`));
  expect(addFiles('c1', 'harbour', files)).toContain('2 left out');
  expect(list()).toHaveLength(limits.filesPerMessage);
});
