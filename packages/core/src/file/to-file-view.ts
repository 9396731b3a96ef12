import type { FileState, FileView } from '@parley/contract/file-view';

type FileRow = {
  id: string;
  name: string;
  mime: string;
  bytes: bigint;
  width: number | null;
  height: number | null;
  state: string;
  durationMs: number | null;
  hasThumb: boolean;
};

export function toFileView({ id, name, mime, bytes, width, height, state, durationMs, hasThumb }: FileRow): FileView {
  return { id, name, mime, bytes: Number(bytes), width, height, state: state as FileState, durationMs, hasThumb };
}

/** Files as a message holds them; those of older messages lack what came later. */
export const toSentFiles = (files: unknown): FileView[] =>
  ((files ?? []) as FileView[]).map((file) => ({
    ...file,
    state: file.state ?? 'unscanned',
    durationMs: file.durationMs ?? null,
    hasThumb: file.hasThumb ?? false,
  }));

/** What the sender said of a file: the part of it that never changes, and that the log keeps. */
export const toLoggedFile = ({ id, name, mime, bytes, width, height }: FileView) => ({ id, name, mime, bytes, width, height });
