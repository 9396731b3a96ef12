import type { HoldInput, HoldView } from '@parley/contract/hold-view';
import { stopPurging } from '@parley/db/record/held';
import { lockStream } from '@parley/db/channel/channel-queries';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { accessChannel } from '../channel/access-channel.ts';
import { newId } from '../id.ts';
import { throttle } from '../identity/throttle.ts';
import { withoutSecretCases } from '../oversight-case/silenced.ts';
import { requireAllowed } from '../policy/decide.ts';
import { toHoldViews, type HoldRow } from './to-hold-view.ts';

/** Keeps a part of the record until somebody releases it. What was purged before does not come back. */
export async function createHold(actor: Actor, input: HoldInput): Promise<HoldView> {
  requireAllowed(actor, 'archive.manage', null);
  await throttle('hold.member', `${actor.tenantId} ${actor.memberId}`);
  // Through this door one names channels that one sees; people reach further.
  for (const channelId of input.scope.channelIds) await accessChannel(actor, channelId, 'channel.see');
  return withTenant(actor.tenantId, async (tx) => toView(tx, actor, await placeHold(tx, actor, input)));
}

/**
 * The same within a transaction, for whoever has judged what the scope may name. From its commit on nothing in the scope goes:
 * not by a rule, not with its author, not with the firm.
 */
export async function placeHold(
  tx: TenantTx,
  actor: Actor,
  { name, reason, scope, words = '', caseId = null }: Omit<HoldInput, 'words'> & { words?: string; caseId?: string | null },
): Promise<HoldRow> {
  requireAllowed(actor, 'archive.manage', null);
  await stopPurging(tx);
  await lockStream(tx, actor.tenantId);
  await requireKnown(tx, scope);
  const { tenantId, memberId } = actor;
  const row = await tx.hold.create({ data: { tenantId, id: newId(), name, reason, scope, words, caseId, placedBy: memberId } });
  await recordAct(tx, actor, { type: 'hold.placed', details: { holdId: row.id, name, reason, scope, words, caseId } });
  return row;
}

/** Lets it go, for a reason that stays in the log. */
export async function releaseHold(actor: Actor, input: { id: string; reason: string }): Promise<HoldView> {
  requireAllowed(actor, 'archive.manage', null);
  await throttle('hold.member', `${actor.tenantId} ${actor.memberId}`);
  return withTenant(actor.tenantId, async (tx) => {
    await lockStream(tx, actor.tenantId);
    const row = await tx.hold.findFirst({ where: { ...(await withoutSecretCases(tx, actor)), id: input.id } });
    if (!row) throw notFound('hold');
    if (row.releasedAt) throw new AppError('CONFLICT', { message: 'This hold has been released already. Look at it again.' });
    const release = { releasedBy: actor.memberId, releasedAt: new Date(), releaseReason: input.reason };
    await tx.hold.updateMany({ where: { id: row.id }, data: release });
    await recordAct(tx, actor, { type: 'hold.released', details: { holdId: row.id, name: row.name, reason: input.reason } });
    return toView(tx, actor, { ...row, ...release });
  });
}

async function requireKnown(tx: TenantTx, { channelIds, memberIds }: HoldInput['scope']): Promise<void> {
  if ((await tx.channel.count({ where: { id: { in: channelIds } } })) !== new Set(channelIds).size) throw notFound('channel');
  if ((await tx.member.count({ where: { id: { in: memberIds } } })) !== new Set(memberIds).size) throw notFound('member');
}

async function toView(tx: TenantTx, actor: Actor, row: HoldRow): Promise<HoldView> {
  const [view] = await toHoldViews(tx, actor, [row]);
  if (!view) throw notFound('hold');
  return view;
}
