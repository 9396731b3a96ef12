import { createHash } from 'node:crypto';
import { v7 } from 'uuid';

/**
 * The id of a message of elsewhere follows from where it stood and when it was written, and sorts by that time: the same file
 * again makes the same ids, and a reply knows the id of what it answers.
 */
export function importedId(
  tenantId: string,
  { source, channel, key, at }: { source: string; channel: string; key: string; at: number },
): string {
  const random = createHash('sha256')
    .update(JSON.stringify([tenantId, source, channel, key]))
    .digest();
  return v7({ msecs: at, random, seq: random.readUInt32BE(20) });
}
