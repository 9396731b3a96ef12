import type { MessageView } from '@parley/contract/message-view';
import { claimDue, failScheduled, type ScheduledRow } from '@parley/db/scheduled/scheduled-rows';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, toErrorBody } from '../app-error.ts';
import { log } from '../log.ts';
import { actAsMember } from '../member/act-as-member.ts';
import { sendMessage } from '../message/send-message.ts';
import { announceMine } from '../realtime/announce-mine.ts';
import { enqueueSending, lockStill } from './scheduled-messages.ts';

const mayPass = new Set(['INTERNAL', 'RATE_LIMITED']);
/** What fails for no reason that a person could mend is tried for an hour. */
const triedMs = 3_600_000;
/** Should the process die while it sends at once, the job finishes it. */
const afterCrashMs = 60_000;

/**
 * Sends a message whose time has come, if it still waits. All rules are judged now, for the author as they are today; what is
 * refused stays, with the reason. A second run sends nothing twice: the client id was fixed when the message was scheduled.
 */
export async function sendScheduled({ tenantId, scheduledId }: { tenantId: string; scheduledId: string }): Promise<void> {
  const row = await withTenant(tenantId, (tx) => claimDue(tx, scheduledId));
  if (!row) return;
  const actor = await actAsMember(tenantId, row.author_id);
  if (!actor) return fail(tenantId, row, 'You were not part of this workspace when it was to be sent.');
  await deliver(actor, row).catch((error: unknown) => {
    if (error instanceof AppError && error.heldId) return;
    const isRefused = error instanceof AppError && !mayPass.has(error.code);
    const isTooLate = row.send_at.valueOf() + triedMs < Date.now();
    if (!isRefused && !isTooLate) throw error;
    if (!isRefused) log.error({ err: error, scheduledId }, 'a scheduled message could not be sent, and is given back');
    return fail(tenantId, row, toErrorBody(error).message);
  });
}

/** Sends it now instead of at its time. Refused, it waits as before. */
export async function sendScheduledNow(
  actor: Actor,
  input: { id: string; acceptsWarning?: true | undefined },
): Promise<{ message: MessageView }> {
  const row = await withTenant(actor.tenantId, async (tx) => {
    const still = await lockStill(tx, actor, input.id);
    await tx.scheduledMessage.updateMany({ where: { id: still.id }, data: { state: 'sending', sendAt: new Date() } });
    await enqueueSending(tx, still.id, new Date(Date.now() + afterCrashMs));
    return still;
  });
  try {
    const acceptsWarning = input.acceptsWarning ?? row.input?.acceptsWarning;
    return await deliver(actor, { ...row, input: { ...row.input, ...(acceptsWarning ? { acceptsWarning } : {}) } });
  } catch (error) {
    await withTenant(actor.tenantId, async (tx) => {
      await tx.scheduledMessage.updateMany({
        where: { id: row.id, state: 'sending' },
        data: { state: row.state, sendAt: row.send_at },
      });
      if (row.state === 'waiting') await enqueueSending(tx, row.id, row.send_at);
    });
    throw error;
  }
}

/** What a rule holds has left this list as well: from now on it waits for review. */
async function deliver(actor: Actor, row: ScheduledRow): Promise<{ message: MessageView }> {
  const leave = async () => {
    await withTenant(actor.tenantId, (tx) => tx.scheduledMessage.deleteMany({ where: { id: row.id } }));
    announceMine(actor, ['scheduled']);
  };
  const sent = await sendMessage(
    actor,
    {
      clientId: row.client_id,
      channelId: row.channel_id,
      body: row.body,
      ...(row.parent_id ? { parentId: row.parent_id } : {}),
      ...(row.file_ids.length > 0 ? { fileIds: row.file_ids } : {}),
      ...(row.input?.broadcast ? { broadcast: true } : {}),
      ...(row.input?.acceptsWarning ? { acceptsWarning: true as const } : {}),
      extra: {
        ...(row.input?.ackRequired ? { ackRequired: true as const } : {}),
        ...(row.input?.hidesPreviews ? { hidesPreviews: true as const } : {}),
        ...(row.input?.label ? { label: row.input.label } : {}),
      },
    },
    { scheduled: true },
  ).catch(async (error: unknown) => {
    if (error instanceof AppError && error.heldId) await leave();
    throw error;
  });
  await leave();
  return sent;
}

async function fail(tenantId: string, row: ScheduledRow, failure: string): Promise<void> {
  await withTenant(tenantId, (tx) => failScheduled(tx, { id: row.id, failure }));
  announceMine({ tenantId, memberId: row.author_id }, ['scheduled', 'notifications']);
}
