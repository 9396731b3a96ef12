import { v7 } from 'uuid';
import { create } from 'zustand';
import type { FileView } from '@parley/contract/file-view';
import { limits } from '@parley/contract/limits';
import type { StoredUpload } from '../state/local-database.ts';
import { uploadFile, type Upload } from './upload-file.ts';

export type Attachment = {
  key: string;
  name: string;
  bytes: number;
  previewUrl: string | null;
  progress: number;
  bytesPerSecond: number | null;
  state: 'uploading' | 'paused' | 'done' | 'failed';
  /** Why it failed: a sentence of the server's, or one that the tray has words for. */
  failure: { said: string } | 'tooLarge' | 'empty' | 'broken' | null;
  canRetry: boolean;
  view: FileView | null;
};

type Store = { byDraft: Record<string, Attachment[]> };

/** Files on their way, by draft, outside any component: changing the channel does not stop an upload. */
export const useAttachmentStore = create<Store>(() => ({ byDraft: {} }));

const none: Attachment[] = [];
export const useAttachments = (draftKey: string) => useAttachmentStore((store) => store.byDraft[draftKey] ?? none);

type Running = {
  upload: Upload | null;
  file: File;
  workspace: string;
  durationMs?: number;
  url: string | null;
  startedAt: number;
  startedFrom: number;
};
const running = new Map<string, Running>();

/** Keeps the files of drafts beyond this page; with the first file or the first page, whichever comes. */
const keeper = () => import('./kept-uploads.ts');

const list = (draftKey: string) => useAttachmentStore.getState().byDraft[draftKey] ?? none;
const put = (draftKey: string, attachments: Attachment[]) =>
  useAttachmentStore.setState(({ byDraft }) => ({ byDraft: { ...byDraft, [draftKey]: attachments } }));
const change = (draftKey: string, key: string, fields: Partial<Attachment>) =>
  put(
    draftKey,
    list(draftKey).map((attachment) => (attachment.key === key ? { ...attachment, ...fields } : attachment)),
  );

/** Takes what fits; answers how many were left out. `durationMs` is for a recording made here. */
export function addFiles(draftKey: string, workspace: string, files: File[], durationMs?: number): number {
  const room = Math.max(0, limits.filesPerMessage - list(draftKey).length);
  for (const file of files.slice(0, room)) {
    const key = v7();
    running.set(key, { upload: null, file, workspace, durationMs, url: null, startedAt: 0, startedFrom: 0 });
    put(draftKey, [...list(draftKey), describe(key, file)]);
    if (file.size > limits.fileBytes || file.size === 0) continue;
    void keeper().then(({ keepUpload }) => keepUpload({ key, draftKey, file, durationMs }));
    start(draftKey, key);
  }
  return Math.max(0, files.length - room);
}

/** Goes on with files that an earlier page was busy with. */
export function adoptFiles(workspace: string, kept: StoredUpload[]): void {
  for (const { key, draftKey, file, durationMs, url } of kept) {
    if (running.has(key) || list(draftKey).length >= limits.filesPerMessage) continue;
    running.set(key, { upload: null, file, workspace, durationMs, url, startedAt: 0, startedFrom: 0 });
    put(draftKey, [...list(draftKey), describe(key, file)]);
    start(draftKey, key);
  }
}

const isPicture = (file: File) => /^image\/(png|jpeg|gif|webp)$/.test(file.type);
const nameOf = (file: File) => file.name || 'picture.png';

function describe(key: string, file: File): Attachment {
  const failure = file.size > limits.fileBytes ? 'tooLarge' : file.size === 0 ? 'empty' : null;
  return {
    key,
    name: nameOf(file),
    bytes: file.size,
    previewUrl: isPicture(file) ? URL.createObjectURL(file) : null,
    progress: 0,
    bytesPerSecond: null,
    state: failure ? 'failed' : 'uploading',
    failure,
    canRetry: !failure,
    view: null,
  };
}

function start(draftKey: string, key: string) {
  const entry = running.get(key);
  if (!entry) return;
  entry.startedAt = performance.now();
  change(draftKey, key, { state: 'uploading', failure: null });
  entry.upload = uploadFile({
    file: entry.file,
    name: nameOf(entry.file),
    workspace: entry.workspace,
    durationMs: entry.durationMs,
    url: entry.url,
    onBegun: (url) => {
      entry.url = url;
      void keeper().then(({ noteUploadUrl }) => noteUploadUrl(key, url));
    },
    onProgress: (progress) => {
      const seconds = (performance.now() - entry.startedAt) / 1_000;
      const sent = (progress - entry.startedFrom) * entry.file.size;
      change(draftKey, key, { progress, bytesPerSecond: seconds > 0.5 && sent > 0 ? sent / seconds : null });
    },
    onDone: (view) => change(draftKey, key, { state: 'done', progress: 1, view }),
    onFailed: (said) => {
      // A refusal ends the upload: another try begins anew, and a reload makes none. Without one the server
      // keeps what it has.
      if (said !== null || entry.url === null) entry.upload = null;
      if (said !== null) {
        entry.url = null;
        drop([key]);
      }
      change(draftKey, key, { state: 'failed', failure: said === null ? 'broken' : { said } });
    },
  });
}

export function pauseFile(draftKey: string, key: string): void {
  running.get(key)?.upload?.pause();
  change(draftKey, key, { state: 'paused', bytesPerSecond: null });
}

/** Goes on with what was paused or broke off, from where it was. */
export function retryFile(draftKey: string, key: string): void {
  const entry = running.get(key);
  if (!entry?.upload) return start(draftKey, key);
  entry.startedAt = performance.now();
  entry.startedFrom = list(draftKey).find((attachment) => attachment.key === key)?.progress ?? 0;
  change(draftKey, key, { state: 'uploading', failure: null });
  entry.upload.resume();
}

/** Takes a file off the draft, stopping it on its way. */
export function removeFile(draftKey: string, key: string): void {
  forget(list(draftKey).filter((attachment) => attachment.key === key));
  put(
    draftKey,
    list(draftKey).filter((attachment) => attachment.key !== key),
  );
}

/** A finished file, and what this page still has of it, should it have to be sent up again. */
export type SentFile = { view: FileView; source: { file: File; durationMs?: number } | null };

/** The finished files leave the draft with the message that carries them. */
export function takeFiles(draftKey: string): SentFile[] {
  const sent = list(draftKey).flatMap(({ key, view }) => {
    const source = running.get(key);
    return view ? [{ view, source: source ? { file: source.file, durationMs: source.durationMs } : null }] : [];
  });
  forget(list(draftKey));
  put(draftKey, []);
  return sent;
}

/** Files that are on the server, and part of no message, come back to the draft. */
export function putBackFiles(draftKey: string, files: SentFile[]): void {
  const back = files.map(({ view, source }): Attachment => {
    const key = v7();
    if (source) {
      const url = `/api/uploads/${view.id}`;
      running.set(key, { ...source, upload: null, workspace: '', url, startedAt: 0, startedFrom: 0 });
      void keeper().then(({ keepUpload }) => keepUpload({ key, draftKey, ...source, url }));
    }
    return {
      key,
      name: view.name,
      bytes: view.bytes,
      previewUrl: source && isPicture(source.file) ? URL.createObjectURL(source.file) : null,
      progress: 1,
      bytesPerSecond: null,
      state: 'done',
      failure: null,
      canRetry: false,
      view,
    };
  });
  put(draftKey, [...list(draftKey), ...back].slice(0, limits.filesPerMessage));
}

const drop = (keys: string[]) => void keeper().then(({ dropUploads }) => dropUploads(keys));

function forget(attachments: Attachment[]) {
  if (attachments.length > 0) drop(attachments.map(({ key }) => key));
  for (const { key, previewUrl, state } of attachments) {
    if (state !== 'done') running.get(key)?.upload?.cancel();
    running.delete(key);
    if (previewUrl) URL.revokeObjectURL(previewUrl);
  }
}
