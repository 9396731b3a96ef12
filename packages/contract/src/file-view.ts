import * as z from 'zod';
import { id } from './primitives.ts';

/** A file that belongs to a message. Its bytes are at `/api/files/{id}`, which checks access on every request. */
export const fileView = z.strictObject({
  id,
  name: z.string(),
  mime: z.string(),
  bytes: z.number().int(),
  /** Pixels, for pictures; null otherwise. Readers reserve the box, so that nothing jumps when the picture arrives. */
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
});
export type FileView = z.infer<typeof fileView>;
