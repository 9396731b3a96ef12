import type { JoinRequestView } from '@parley/contract/invitation-view';
import { limits } from '@parley/contract/limits';
import type { Page } from '@parley/contract/member-view';
import { lockStream } from '@parley/db/channel/channel-queries';
import { enterTenant, withSystem, type SystemTx } from '@parley/db/with-system';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { requireSeats } from '../billing/require-seats.ts';
import { newId } from '../id.ts';
import { enqueueJob } from '../job/enqueue-job.ts';
import { requireAllowed } from '../policy/decide.ts';
import { noteAsked, noteGone } from '../waiting/note-waiting.ts';
import { announceJoined, insertMember } from './join-workspace.ts';

/** Somebody with a confirmed address of the firm's domain waits from now on. Asking twice is asking once. */
export async function insertJoinRequest(
  tx: SystemTx,
  tenantId: string,
  { userId, email, name }: { userId: string; email: string; name: string },
): Promise<void> {
  const waits = await tx.joinRequest.findFirst({ where: { email, decidedAt: null }, select: { id: true } });
  if (waits) return;
  const row = await tx.joinRequest.create({ data: { tenantId, id: newId(), userId, email, name } });
  await recordAct(tx, { tenantId, memberId: null }, { type: 'join.asked', details: { requestId: row.id, email, name } });
  await noteAsked(tx, { tenantId }, 'joinRequests');
}

/** Who waits, the longest first. */
export async function listJoinRequests(actor: Actor, input: { cursor?: string | null }): Promise<Page<JoinRequestView>> {
  requireAllowed(actor, 'people.manage', null);
  return withTenant(actor.tenantId, async (tx) => {
    const rows = await tx.joinRequest.findMany({
      where: { decidedAt: null, ...(input.cursor ? { id: { gt: input.cursor } } : {}) },
      orderBy: { id: 'asc' },
      take: limits.pageSize + 1,
    });
    const page = rows.slice(0, limits.pageSize);
    return {
      items: page.map(({ id, name, email, createdAt }) => ({ id, name, email, createdAt: createdAt.toISOString() })),
      nextCursor: rows.length > limits.pageSize ? (page.at(-1)?.id ?? null) : null,
    };
  });
}

/** Lets somebody in who waits, if there is a seat, and tells them by mail. */
export async function approveJoinRequest(actor: Actor, input: { requestId: string }): Promise<void> {
  requireAllowed(actor, 'workspace.invite', null);
  const joined = await withSystem(async (tx) => {
    await enterTenant(tx, actor.tenantId);
    const request = await decideRequest(tx, actor, input.requestId, 'approved');
    const { userId, email, name, id } = request;
    await tx.invitation.updateMany({ where: { email, acceptedAt: null, revokedAt: null }, data: { revokedAt: new Date() } });
    if (await tx.member.findFirst({ where: { userId }, select: { id: true } })) return null;
    await requireSeats(tx, actor.tenantId, 1);
    const by = { requestId: id, approvedBy: actor.memberId };
    const joiner = { userId, email, name, role: 'member', channelIds: [], groupIds: [], guestUntil: null, by };
    const made = await insertMember(tx, actor.tenantId, joiner);
    await enqueueJob(tx, { name: 'mail.welcome', payload: { memberId: made.memberId } });
    return made;
  });
  if (joined) await announceJoined(joined);
}

/** Keeps somebody out who waits. They are not told, and may ask again. */
export async function refuseJoinRequest(actor: Actor, input: { requestId: string }): Promise<void> {
  requireAllowed(actor, 'people.manage', null);
  await withSystem(async (tx) => {
    await enterTenant(tx, actor.tenantId);
    await decideRequest(tx, actor, input.requestId, 'refused');
  });
}

async function decideRequest(tx: SystemTx, actor: Actor, requestId: string, decision: 'approved' | 'refused') {
  await lockStream(tx, actor.tenantId);
  const request = await tx.joinRequest.findFirst({ where: { id: requestId, decidedAt: null } });
  if (!request) throw notFound('request');
  await tx.joinRequest.updateMany({
    where: { id: requestId },
    data: { decision, decidedAt: new Date(), decidedBy: actor.memberId },
  });
  const { email, name } = request;
  await recordAct(tx, actor, { type: `join.${decision}`, details: { requestId, email, name } });
  await noteGone(tx, actor, 'joinRequests');
  return request;
}
