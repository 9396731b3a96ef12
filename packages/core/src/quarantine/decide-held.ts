import type { MessageView } from '@parley/contract/message-view';
import { lockHeld } from '@parley/db/quarantine/held-rows';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { throttle } from '../identity/throttle.ts';
import { actAsMember } from '../member/act-as-member.ts';
import { sendMessage } from '../message/send-message.ts';
import { announceMine } from '../realtime/announce-mine.ts';
import { accessHeld, decidedAlready, readPayload } from './access-held.ts';
import { noteDecided } from '../waiting/note-waiting.ts';

/**
 * Sends a held message in its author's name, judged by all other rules as they are now. It is claimed first, so that its author
 * cannot withdraw what is on its way; should the process die in between, releasing it again sends nothing twice, because its
 * client id was fixed when it was written. Refused by another rule, it waits as before.
 */
export async function releaseHeld(actor: Actor, input: { id: string }): Promise<{ message: MessageView }> {
  await throttle('quarantine.member', `${actor.tenantId} ${actor.memberId}`);
  const { tenantId, memberId: decidedBy } = actor;
  const claimed = await withTenant(tenantId, async (tx) => {
    const row = await accessHeld(tx, actor, input.id);
    if (row.state !== 'waiting' && row.state !== 'releasing') throw decidedAlready();
    await tx.quarantine.updateMany({ where: { id: row.id }, data: { state: 'releasing', decidedBy } });
    return { row, held: await readPayload(tx, row) };
  });
  const { row, held } = claimed;
  try {
    const author = await actAsMember(tenantId, row.author_id);
    if (!author)
      throw new AppError('CONFLICT', { message: 'Whoever wrote this is not part of this workspace any more. It cannot be sent.' });
    const sent = await sendMessage(author, { ...held.input, acceptsWarning: true }, { ...held.made, isReleased: true });
    await withTenant(tenantId, async (tx) => {
      const now = await lockHeld(tx, row.id);
      if (now?.state !== 'releasing') return;
      const decidedAt = new Date();
      const data = { state: 'released', decidedBy, decidedAt, closedAt: decidedAt };
      await tx.quarantine.updateMany({ where: { id: row.id }, data });
      const details = { heldId: row.id, channelId: row.channel_id, messageId: sent.message.id };
      await recordAct(tx, actor, { type: 'quarantine.released', subjectId: row.author_id, details });
      await noteDecided(tx, { kind: 'heldMessages', askerId: row.author_id, isAgreed: true });
    });
    return { message: sent.message };
  } catch (error) {
    await withTenant(tenantId, (tx) =>
      tx.quarantine.updateMany({ where: { id: row.id, state: 'releasing' }, data: { state: 'waiting', decidedBy: null } }),
    );
    throw error;
  } finally {
    announceMine({ tenantId, memberId: row.author_id }, ['quarantine']);
  }
}

/** Keeps a held message back for good, with a reason that its author reads. */
export async function refuseHeld(actor: Actor, input: { id: string; reason: string }): Promise<void> {
  await throttle('quarantine.member', `${actor.tenantId} ${actor.memberId}`);
  const { tenantId, memberId: decidedBy } = actor;
  const authorId = await withTenant(tenantId, async (tx) => {
    const row = await accessHeld(tx, actor, input.id);
    if (row.state !== 'waiting') throw decidedAlready();
    const data = { state: 'refused', decidedBy, decidedAt: new Date(), reason: input.reason };
    await tx.quarantine.updateMany({ where: { id: row.id }, data });
    const details = { heldId: row.id, channelId: row.channel_id, reason: input.reason };
    await recordAct(tx, actor, { type: 'quarantine.refused', subjectId: row.author_id, details });
    await noteDecided(tx, { kind: 'heldMessages', askerId: row.author_id, isAgreed: false });
    return row.author_id;
  });
  announceMine({ tenantId, memberId: authorId }, ['quarantine']);
}
