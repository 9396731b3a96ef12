import { v7 } from 'uuid';
import { create } from 'zustand';
import type { FileView } from '@parley/contract/file-view';
import { limits } from '@parley/contract/limits';
import type { StoredUpload } from '../state/local-database.ts';
import type { Beside } from './draft-files.ts';
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

type Store = {
  byDraft: Record<string, Attachment[]>;
  /** Where drafts with files are, as far as the server has told. */
  places: Record<string, { channelId: string; addedAt: string }>;
};

/** Files on their way, by draft, outside any component: changing the channel does not stop an upload. */
export const useAttachmentStore = create<Store>(() => ({ byDraft: {}, places: {} }));

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
/** Takes what is done with finished files to the person's other devices. */
const others = () => import('./draft-files-page.ts');
/** Finished files that it has not heard of yet: what it shows in the meantime says nothing of them. */
const untold = new Set<string>();
export const nowTold = (fileId: string): void => void untold.delete(fileId);

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
    onDone: (view) => {
      if (running.has(key)) untold.add(view.id);
      change(draftKey, key, { state: 'done', progress: 1, view });
      if (running.has(key)) void others().then(({ noteAdded }) => noteAdded(draftKey, view));
    },
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
  const gone = list(draftKey).filter((attachment) => attachment.key === key);
  leave(gone);
  forget(gone);
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
  leave(list(draftKey));
  forget(list(draftKey));
  put(draftKey, []);
  return sent;
}

/** Takes all files off the draft, finished or not. Answers how they come back. */
export function discardFiles(draftKey: string): () => void {
  const unfinished = list(draftKey).flatMap(({ key, view }) => (view ? [] : (running.get(key) ?? [])));
  const finished = takeFiles(draftKey);
  return () => {
    putBackFiles(draftKey, finished);
    for (const { file, workspace, durationMs } of unfinished) addFiles(draftKey, workspace, [file], durationMs);
  };
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
    return besideDraft(key, view, source && isPicture(source.file) ? URL.createObjectURL(source.file) : null);
  });
  const fits = back.slice(0, Math.max(0, limits.filesPerMessage - list(draftKey).length));
  for (const { view } of fits) if (view) untold.add(view.id);
  put(draftKey, [...list(draftKey), ...fits]);
  for (const { view } of fits) if (view) void others().then(({ noteBack }) => noteBack(draftKey, view));
}

function besideDraft(key: string, view: FileView, previewUrl: string | null): Attachment {
  return {
    key,
    name: view.name,
    bytes: view.bytes,
    previewUrl,
    progress: 1,
    bytesPerSecond: null,
    state: 'done',
    failure: null,
    canRetry: false,
    view,
  };
}

/** Has the finished files of all drafts be these; what is on its way, or was refused, stays. */
export function showFiles(beside: Beside[]): void {
  for (const { view } of beside) nowTold(view.id);
  const places: Store['places'] = {};
  for (const { key, channelId, addedAt } of beside)
    if (channelId && addedAt && addedAt > (places[key]?.addedAt ?? '')) places[key] = { channelId, addedAt };
  useAttachmentStore.setState({ places });
  for (const key of new Set([...Object.keys(useAttachmentStore.getState().byDraft), ...beside.map((each) => each.key)])) {
    const here = list(key);
    const views = new Map(beside.flatMap((each) => (each.key === key ? [[each.view.id, each.view]] : [])));
    // One that an earlier page sent up may come twice: from there, and from the server.
    const isTwice = (view: FileView | null, at: number) => here.findIndex((each) => view && each.view?.id === view.id) < at;
    const isElsewhere = (view: FileView) => !views.has(view.id) && !untold.has(view.id);
    const gone = here.filter(({ view, state }, at) => view && state === 'done' && (isElsewhere(view) || isTwice(view, at)));
    const stay = here.flatMap((each) =>
      gone.includes(each) ? [] : { ...each, view: views.get(each.view?.id ?? '') ?? each.view },
    );
    const come = [...views.values()].filter(({ id }) => !here.some(({ view }) => view?.id === id));
    forget(gone);
    if (here.length > 0 || come.length > 0) put(key, [...stay, ...come.map((view) => besideDraft(view.id, view, null))]);
  }
}

/** The server does not have this file beside its draft: it has to be removed before the message goes. */
export function refuseFile(fileId: string, said: string): void {
  for (const [draftKey, attachments] of Object.entries(useAttachmentStore.getState().byDraft))
    for (const { key, view } of attachments)
      if (view?.id === fileId) change(draftKey, key, { state: 'failed', failure: { said }, canRetry: false });
}

function leave(attachments: Attachment[]) {
  const fileIds = attachments.flatMap(({ view }) => view?.id ?? []);
  if (fileIds.length > 0) void others().then(({ noteLeft }) => noteLeft(fileIds));
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
