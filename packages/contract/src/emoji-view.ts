import * as z from 'zod';
import { id } from './primitives.ts';

/** A picture of the firm's own that `:name:` stands for. `version` is another when the name is given to another picture. */
export const customEmojiView = z.strictObject({
  name: z.string(),
  version: z.string(),
  /** Null: a barrier keeps the reader from whoever added it. */
  addedBy: z.strictObject({ memberId: id, name: z.string() }).nullable(),
  addedAt: z.iso.datetime(),
  /** Whether I may take it away. */
  canRemove: z.boolean(),
});
export type CustomEmojiView = z.infer<typeof customEmojiView>;
