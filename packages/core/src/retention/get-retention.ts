import type { RetentionRule, RetentionRuleView, RetentionView } from '@parley/contract/retention';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { countHolds } from '../hold/list-holds.ts';
import { requireAllowed } from '../policy/decide.ts';
import { namePlaces } from './name-places.ts';
import { delayDays, readPolicy } from './read-policy.ts';

/** What is kept for how long, and the change that waits. */
export async function getRetention(actor: Actor): Promise<RetentionView> {
  requireAllowed(actor, 'archive.manage', null);
  return withTenant(actor.tenantId, (tx) => toRetentionView(tx, actor));
}

export async function toRetentionView(tx: TenantTx, actor: Actor): Promise<RetentionView> {
  const policy = await readPolicy(tx, actor.tenantId);
  const change = await tx.retentionChange.findFirst({ where: { state: { in: ['asked', 'agreed'] } } });
  const changed = (change?.rules ?? []) as RetentionRule[];
  const rules = [...policy.rules, ...changed];
  const idsOf = (scope: RetentionRule['scope']) => rules.flatMap((rule) => (rule.scope === scope && rule.id ? [rule.id] : []));
  const people = [policy.set?.by, change?.askedBy, change?.agreedBy].filter((memberId) => memberId != null);
  const names = await namePlaces(tx, actor, { channelIds: idsOf('channel'), memberIds: [...idsOf('person'), ...people] });
  const person = (memberId: string) => ({ memberId, name: names.memberName(memberId) });
  const nameOf = ({ scope, id }: RetentionRule) =>
    id === null ? null : scope === 'channel' ? names.channelName(id) : names.memberName(id);
  const toRuleView = (rule: RetentionRule): RetentionRuleView => ({ ...rule, name: nameOf(rule) });
  return {
    rules: policy.rules.map(toRuleView),
    version: policy.version,
    set: policy.set && { by: person(policy.set.by), at: policy.set.at.toISOString() },
    change: change && {
      id: change.id,
      rules: changed.map(toRuleView),
      reason: change.reason,
      askedBy: person(change.askedBy),
      askedAt: change.askedAt.toISOString(),
      agreedBy: change.agreedBy ? person(change.agreedBy) : null,
      dueAt: change.dueAt?.toISOString() ?? null,
      canAgree: change.state === 'asked' && change.askedBy !== actor.memberId,
    },
    others: await countOthers(tx, actor),
    delayDays,
    holds: await countHolds(tx),
  };
}

/** Other people here who carry the permission “Archive”, by their role or because it was given to them. */
export async function countOthers(tx: TenantTx, actor: Actor): Promise<number> {
  const granted = await tx.memberPermission.findMany({ where: { permission: 'archive' }, select: { memberId: true } });
  return tx.member.count({
    where: {
      id: { not: actor.memberId },
      deactivatedAt: null,
      OR: [{ role: 'owner' }, { role: { in: ['admin', 'member'] }, id: { in: granted.map(({ memberId }) => memberId) } }],
    },
  });
}
