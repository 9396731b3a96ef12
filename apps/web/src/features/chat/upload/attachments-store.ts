import { create } from 'zustand';
import type { FileView } from '@parley/contract/file-view';
import { limits } from '@parley/contract/limits';
import { formatBytes } from '../time/format-bytes.ts';
import { uploadFile, UploadCancelled, type Upload } from './upload-file.ts';

export type Attachment = {
  key: string;
  name: string;
  bytes: number;
  previewUrl: string | null;
  progress: number;
  state: 'uploading' | 'done' | 'failed';
  error: string | null;
  canRetry: boolean;
  view: FileView | null;
};

type Store = { byDraft: Record<string, Attachment[]> };

/** Files on their way, by draft, outside any component: changing the channel does not stop an upload. */
export const useAttachmentStore = create<Store>(() => ({ byDraft: {} }));

const none: Attachment[] = [];
export const useAttachments = (draftKey: string) => useAttachmentStore((store) => store.byDraft[draftKey] ?? none);

const running = new Map<string, { upload: Upload | null; file: File; workspace: string }>();

const list = (draftKey: string) => useAttachmentStore.getState().byDraft[draftKey] ?? none;
const put = (draftKey: string, attachments: Attachment[]) =>
  useAttachmentStore.setState(({ byDraft }) => ({ byDraft: { ...byDraft, [draftKey]: attachments } }));
const change = (draftKey: string, key: string, fields: Partial<Attachment>) =>
  put(
    draftKey,
    list(draftKey).map((attachment) => (attachment.key === key ? { ...attachment, ...fields } : attachment)),
  );

/** Takes what fits; answers a sentence about what did not, or null. */
export function addFiles(draftKey: string, workspace: string, files: File[]): string | null {
  const room = Math.max(0, limits.filesPerMessage - list(draftKey).length);
  const taken = files.slice(0, room);
  for (const file of taken) {
    const key = crypto.randomUUID();
    running.set(key, { upload: null, file, workspace });
    put(draftKey, [...list(draftKey), describe(key, file)]);
    if (file.size <= limits.fileBytes && file.size > 0) start(draftKey, key);
  }
  return files.length > room ? `A message carries at most ${limits.filesPerMessage} files. ${files.length - room} left out.` : null;
}

function describe(key: string, file: File): Attachment {
  const refusal =
    file.size > limits.fileBytes
      ? `This file is ${formatBytes(file.size)}; the limit is ${formatBytes(limits.fileBytes)}.`
      : file.size === 0
        ? 'This file is empty.'
        : null;
  return {
    key,
    name: file.name || 'picture.png',
    bytes: file.size,
    previewUrl: /^image\/(png|jpeg|gif|webp)$/.test(file.type) ? URL.createObjectURL(file) : null,
    progress: 0,
    state: refusal ? 'failed' : 'uploading',
    error: refusal,
    canRetry: !refusal,
    view: null,
  };
}

function start(draftKey: string, key: string) {
  const entry = running.get(key);
  if (!entry) return;
  change(draftKey, key, { state: 'uploading', progress: 0, error: null });
  entry.upload = uploadFile({
    file: entry.file,
    name: entry.file.name || 'picture.png',
    workspace: entry.workspace,
    onProgress: (progress) => change(draftKey, key, { progress }),
  });
  entry.upload.done.then(
    (view) => change(draftKey, key, { state: 'done', progress: 1, view }),
    (error: unknown) => {
      if (error instanceof UploadCancelled) return;
      change(draftKey, key, { state: 'failed', error: error instanceof Error ? error.message : 'The upload failed.' });
    },
  );
}

export const retryFile = (draftKey: string, key: string) => start(draftKey, key);

/** Takes a file off the draft, stopping it on its way. */
export function removeFile(draftKey: string, key: string): void {
  forget(list(draftKey).filter((attachment) => attachment.key === key));
  put(
    draftKey,
    list(draftKey).filter((attachment) => attachment.key !== key),
  );
}

/** The finished files leave the draft with the message that carries them. */
export function takeFiles(draftKey: string): FileView[] {
  const views = list(draftKey).flatMap(({ view }) => (view ? [view] : []));
  forget(list(draftKey));
  put(draftKey, []);
  return views;
}

function forget(attachments: Attachment[]) {
  for (const { key, previewUrl } of attachments) {
    running.get(key)?.upload?.cancel();
    running.delete(key);
    if (previewUrl) URL.revokeObjectURL(previewUrl);
  }
}
