import { findOwnMessage, readSubject, type SubjectEvent } from '@parley/db/archive/evidence-rows';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';

const nothing = 'You have not written a message yet. Write one, edit it, and take the pack again.\n';

/** One message of the asker's own, rather one that was edited, from its first version to its last, out of the log alone. */
export async function recreateSample({ tenantId, memberId, name }: Actor): Promise<string> {
  const found = await withTenant(tenantId, async (tx) => {
    const message = await findOwnMessage(tx, memberId);
    if (!message) return null;
    const subject = { streamId: message.channelId, id: message.id, from: message.from };
    return { message, versions: (await readSubject(tx, subject)).filter(({ type }) => type.startsWith('message.')) };
  });
  if (!found) return nothing;
  const { message, versions } = found;
  return [
    `A message by ${name}, re-created from the log\n`,
    `conversation ${message.channelId}, message ${message.id}, ${versions.length} entries\n`,
    ...versions.map((one) => toText(one, memberId === one.actor ? name : (one.actor ?? 'nobody'))),
  ].join('\n');
}

function toText({ version, type, at, payload, hash }: SubjectEvent, who: string): string {
  const { body } = payload === null ? {} : (JSON.parse(payload) as { body?: unknown });
  const said =
    payload === null ? '(erased under retention; the entry and its hash stand)' : typeof body === 'string' ? body : payload;
  return `entry ${version}   ${type}   ${at.toISOString()}   ${who}\nhash ${hash}\n\n${said}\n`;
}
