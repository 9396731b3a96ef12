import { fileNotes, type FileNote, type FileState, type FileView } from '@parley/contract/file-view';

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
  scanNote: string | null;
};

export function toFileView({ id, name, mime, bytes, width, height, state, durationMs, hasThumb, scanNote }: FileRow): FileView {
  const sizes = { bytes: Number(bytes), width, height };
  const signature = state === 'blocked' ? scanNote : null;
  return { id, name, mime, ...sizes, state: state as FileState, durationMs, hasThumb, note: toNote(scanNote), signature };
}

/** The sentence is how notes were kept at first. */
const toNote = (scanNote: string | null): FileNote | null =>
  fileNotes.find((note) => note === scanNote) ?? (scanNote?.startsWith('The name says ') ? 'otherContent' : null);

/** Files as a message holds them; those of older messages lack what came later. */
export const toSentFiles = (files: unknown): FileView[] =>
  ((files ?? []) as FileView[]).map((file) => ({
    ...file,
    state: file.state ?? 'unscanned',
    durationMs: file.durationMs ?? null,
    hasThumb: file.hasThumb ?? false,
    note: file.note ?? null,
    signature: file.signature ?? null,
  }));

/** What the sender said of a file: the part of it that never changes, and that the log keeps. */
export const toLoggedFile = ({ id, name, mime, bytes, width, height }: FileView) => ({ id, name, mime, bytes, width, height });
