import type { FileView } from './file-view.ts';

/** A file beside an unsent text. `key`: the channel, or the first message of the thread. */
export type DraftFile = { key: string; channelId: string; version: number; addedAt: string; file: FileView };

/** All files beside the caller's drafts, in the order in which their upload began, and what `left` one lately without being sent. */
export type DraftFiles = { items: DraftFile[]; left: { fileId: string; version: number }[] };

/** Whether a file lies beside a draft. */
export type DraftFileLink = { isAttached: boolean; version: number };

/**
 * What becomes of a file's place when a device adds it or takes it off, having known version `base` of it. Whoever knew less
 * than what stands changes nothing: a request that comes twice, or late, brings no file back that was taken off in between. Null: it stays.
 */
export function changeDraftFile(
  current: DraftFileLink | null,
  { isAttached, base }: { isAttached: boolean; base: number },
): DraftFileLink | null {
  if (!current) return isAttached ? { isAttached, version: base + 1 } : null;
  const isKnown = current.isAttached === isAttached && current.version === base;
  return current.version > base || isKnown ? null : { isAttached, version: base + 1 };
}
