import { limits } from '@parley/contract/limits';
import { selectMessageVersions } from '@parley/db/message/message-versions';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { accessMessageRow } from './access-message.ts';
import { requireStanding } from './require-standing.ts';

/** What a message said: version 0 as first sent, n after the nth edit. */
export type MessageVersion = { edit: number; body: string; at: string; by: { memberId: string; name: string } | null };

/** Every version of a message that the actor may read, the first one first, out of the log. */
export async function listMessageVersions(actor: Actor, input: { messageId: string }): Promise<{ versions: MessageVersion[] }> {
  const rows = await withTenant(actor.tenantId, async (tx) => {
    requireStanding(await accessMessageRow(tx, actor, input.messageId));
    return selectMessageVersions(tx, input.messageId, limits.messageVersions);
  });
  return {
    versions: rows.map((row, edit) => ({
      edit,
      body: bodyOf(row.payload),
      at: row.at.toISOString(),
      by: row.actor_id ? { memberId: row.actor_id, name: row.actor_name ?? '' } : null,
    })),
  };
}

/** A first entry holds the body, an edit what it became. */
function bodyOf(payload: string): string {
  const { body, after } = JSON.parse(payload) as { body?: string; after?: string };
  return after ?? body ?? '';
}
