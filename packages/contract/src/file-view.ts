import * as z from 'zod';
import { id } from './primitives.ts';

/**
 * How a file came through the boundary. `clean`: looked at and fine; `unscanned`: no scanner answered, and the firm's rule
 * lets it through with a mark; `held`: waits for the scanner and cannot be opened; `blocked`: is never served.
 */
export const fileStates = ['clean', 'unscanned', 'held', 'blocked'] as const;
export type FileState = (typeof fileStates)[number];

/** Why a file is as it is, beyond its state: its content belies its name; the scanner gave no answer; there is none. */
export const fileNotes = ['otherContent', 'scannerAway', 'noScanner'] as const;
export type FileNote = (typeof fileNotes)[number];

/** A file that belongs to a message. Its bytes are at `/api/files/{id}`, which checks access on every request. */
export const fileView = z.strictObject({
  id,
  name: z.string(),
  mime: z.string(),
  bytes: z.number().int(),
  /** Pixels, for pictures; null otherwise. Readers reserve the box, so that nothing jumps when the picture arrives. */
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  state: z.enum(fileStates).default('unscanned'),
  /** Of a recording made here; null for everything else. */
  durationMs: z.number().int().nullable().default(null),
  /** There are smaller copies without metadata: `?size=thumb` and `?size=screen`. */
  hasThumb: z.boolean().default(false),
  note: z.enum(fileNotes).nullable().default(null),
  /** What the scanner called that which it found in a blocked file. */
  signature: z.string().nullable().default(null),
});
export type FileView = z.infer<typeof fileView>;

export { fileKinds, type FileKind } from './choices.ts';

/** A file in the list of a channel: what it is, and the message that carries it. */
export const listedFile = z.strictObject({
  file: fileView,
  messageId: id,
  parentId: id.nullable(),
  seq: z.number().int(),
  uploader: z.strictObject({ memberId: id, name: z.string() }),
  createdAt: z.iso.datetime(),
});
export type ListedFile = z.infer<typeof listedFile>;
