// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { limits } from '@parley/contract/limits';
import type { FileView } from '@parley/contract/file-view';
import {
  addFiles,
  adoptFiles,
  discardFiles,
  nowTold,
  putBackFiles,
  pauseFile,
  refuseFile,
  removeFile,
  retryFile,
  showFiles,
  takeFiles,
  useAttachmentStore,
} from './attachments-store.ts';

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

const viewOf = (id: string) => ({ id, name: `${id}.pdf`, bytes: 9 }) as FileView;
const beside = (...ids: string[]) =>
  ids.map((id) => ({ key: 'c1', channelId: 'c1', addedAt: '2026-11-22T04:00:00.000Z', view: viewOf(id) }));

test('what lies beside the draft elsewhere comes and goes; what is on its way up here stays', () => {
  addFiles('c1', 'harbour', [buildFile('a.pdf'), buildFile('b.pdf')]);
  uploads[0]?.onDone(viewOf('f1'));
  showFiles(beside('f1', 'f2'));
  expect(list().map(({ name, state }) => [name, state])).toEqual([
    ['a.pdf', 'done'],
    ['b.pdf', 'uploading'],
    ['f2.pdf', 'done'],
  ]);
  expect(useAttachmentStore.getState().places).toMatchObject({ c1: { channelId: 'c1' } });
  showFiles(beside('f2'));
  expect(list().map(({ name }) => name)).toEqual(['b.pdf', 'f2.pdf']);
  expect(uploads[1]?.cancel).not.toHaveBeenCalled();
});

test('a file that comes from an earlier page and from the server is shown once', () => {
  showFiles(beside('f1'));
  addFiles('c1', 'harbour', [buildFile('f1.pdf')]);
  uploads[0]?.onDone(viewOf('f1'));
  showFiles(beside('f1'));
  expect(list().map(({ view }) => view?.id)).toEqual(['f1']);
});

test('a file that is up before anybody has told of it stays, with what this page has of it', () => {
  addFiles('c1', 'harbour', [buildFile('a.pdf')]);
  uploads[0]?.onDone(viewOf('f1'));
  showFiles([]);
  expect(list().map(({ name, state }) => [name, state])).toEqual([['a.pdf', 'done']]);
  const [sent] = takeFiles('c1');
  expect(sent?.source?.file.name).toBe('a.pdf');

  putBackFiles('c1', sent ? [sent] : []);
  showFiles([]);
  expect(list()).toHaveLength(1);
  nowTold('f1');
  showFiles([]);
  expect(list()).toEqual([]);
});

test('one that may not lie beside the draft says why and stays until it is removed', () => {
  addFiles('c1', 'harbour', [buildFile('a.pdf')]);
  uploads[0]?.onDone(viewOf('f1'));
  refuseFile('f1', 'A message holds at most 10 files.');
  showFiles(beside('f2'));
  expect(list()).toMatchObject([
    { state: 'failed', canRetry: false, failure: { said: 'A message holds at most 10 files.' } },
    { state: 'done' },
  ]);
});

test('a discarded draft’s files come back, and those that were on their way begin anew', () => {
  addFiles('c1', 'harbour', [buildFile('a.pdf'), buildFile('b.pdf')]);
  uploads[0]?.onDone(viewOf('f1'));
  const bringBack = discardFiles('c1');
  expect(list()).toEqual([]);
  expect(uploads[1]?.cancel).toHaveBeenCalled();
  bringBack();
  expect(list().map(({ state }) => state)).toEqual(['done', 'uploading']);
});
