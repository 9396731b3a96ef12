import { appendEvent } from '../log/append-event.ts';
import type { TenantTx } from '../with-tenant.ts';
import type { MessageRow } from './message-row.ts';

/**
 * Locks a message's stream, then reads the message as it now stands: what is decided from the row holds until commit.
 */
export async function lockMessage(tx: TenantTx, messageId: string): Promise<MessageRow | null> {
  await tx.$queryRaw`SELECT 1 FROM app.stream s JOIN app.message m ON m.tenant_id = s.tenant_id AND m.channel_id = s.id
    WHERE s.tenant_id = app.tid() AND m.id = ${messageId}::uuid FOR UPDATE OF s`;
  const rows = await tx.$queryRaw<
    MessageRow[]
  >`SELECT * FROM app.message_row WHERE tenant_id = app.tid() AND id = ${messageId}::uuid`;
  return rows[0] ?? null;
}

type Change = { message: MessageRow; actorId: string; payload: string };

export async function editMessageRow(tx: TenantTx, change: Change & { body: string; mentions: string[] }): Promise<number> {
  const { version, at } = await appendChange(tx, change, 'message.edited');
  await tx.$executeRaw`UPDATE app.message SET body = ${change.body}, mentions = ${change.mentions}::uuid[], edited_at = ${at}, version = ${version}
    WHERE tenant_id = app.tid() AND id = ${change.message.id}::uuid`;
  return version;
}

/** Readers see a tombstone from now on; the log keeps what was. */
export async function deleteMessageRow(tx: TenantTx, change: Change): Promise<number> {
  const { version, at } = await appendChange(tx, change, 'message.deleted');
  await tx.$executeRaw`UPDATE app.message SET body = '', mentions = '{}', mentions_all = NULL, reactions = NULL, files = NULL,
    extra = NULL, pinned_at = NULL, pinned_by = NULL, deleted_at = ${at}, version = ${version}
    WHERE tenant_id = app.tid() AND id = ${change.message.id}::uuid`;
  return version;
}

export async function reactToMessageRow(tx: TenantTx, change: Change & { reactions: Record<string, string[]> }): Promise<number> {
  const { version } = await appendChange(tx, change, 'message.reacted');
  await tx.$executeRaw`UPDATE app.message SET reactions = ${JSON.stringify(change.reactions)}::jsonb, version = ${version}
    WHERE tenant_id = app.tid() AND id = ${change.message.id}::uuid`;
  return version;
}

/**
 * Any other change of a message, with its entry in the log: `type` is `message.` and a past tense. What is left out stays;
 * `extra` and `files` replace what was there.
 */
export async function updateMessageRow(
  tx: TenantTx,
  change: Change & { type: `message.${string}` } & Partial<{
      extra: object | null;
      files: object[];
      pinned: { by: string } | null;
      isResolved: boolean;
    }>,
): Promise<{ version: number; at: Date }> {
  const appended = await appendChange(tx, change, change.type);
  const { version, at } = appended;
  const id = change.message.id;
  await tx.$executeRaw`UPDATE app.message SET version = ${version} WHERE tenant_id = app.tid() AND id = ${id}::uuid`;
  if (change.extra !== undefined)
    await tx.$executeRaw`UPDATE app.message SET extra = ${change.extra && JSON.stringify(change.extra)}::jsonb WHERE tenant_id = app.tid() AND id = ${id}::uuid`;
  if (change.files !== undefined)
    await tx.$executeRaw`UPDATE app.message SET files = ${JSON.stringify(change.files)}::jsonb WHERE tenant_id = app.tid() AND id = ${id}::uuid`;
  if (change.pinned !== undefined)
    await tx.$executeRaw`UPDATE app.message SET pinned_at = ${change.pinned ? at : null}::timestamptz, pinned_by = ${change.pinned?.by ?? null}::uuid
      WHERE tenant_id = app.tid() AND id = ${id}::uuid`;
  if (change.isResolved !== undefined)
    await tx.$executeRaw`UPDATE app.message SET resolved_at = ${change.isResolved ? at : null}::timestamptz WHERE tenant_id = app.tid() AND id = ${id}::uuid`;
  return appended;
}

function appendChange(tx: TenantTx, change: Change, type: string) {
  return appendEvent(tx, {
    streamId: change.message.channel_id,
    type,
    actorId: change.actorId,
    subjectId: change.message.id,
    payload: change.payload,
  });
}
