import type { RecordScope } from '@parley/contract/record-scope';
import type { ErasurePreview } from '@parley/contract/subject-rights';
import { selectSecretCases } from '@parley/db/case/silenced';
import { countDue } from '@parley/db/record/due-messages';
import { countByHold } from '@parley/db/record/held';
import { countOwnMessages } from '@parley/db/record/own-record';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { notFound } from '../app-error.ts';
import { countHolds } from '../hold/list-holds.ts';
import { requireAllowed } from '../policy/decide.ts';
import { readPolicy } from '../retention/read-policy.ts';
import { whoKeeps } from './who-keeps.ts';

const scan = 5_000;
export type Erasable = NonNullable<Awaited<ReturnType<TenantTx['member']['findFirst']>>>;

/** What the erasure of a person's data would take, what a hold or a duty keeps of it, and what stands in its way. */
export async function previewErasure(actor: Actor, { memberId }: { memberId: string }): Promise<ErasurePreview> {
  requireAllowed(actor, 'member.erase', null);
  const { tenantId } = actor;
  const found = await withTenant(tenantId, async (tx) => {
    const member = await tx.member.findFirst({ where: { id: memberId } });
    if (!member) throw notFound('member');
    const { rules } = await readPolicy(tx, tenantId);
    const channels = await tx.channel.findMany({ select: { id: true }, orderBy: { id: 'asc' } });
    const holds = await holdsOnPerson(tx, memberId);
    const secret = await selectSecretCases(tx, actor.memberId);
    const named = holds.filter(({ caseId }) => caseId === null || !secret.includes(caseId)).map(({ id, name }) => ({ id, name }));
    const hasHolds = (await countHolds(tx)) > 0;
    return { member, rules, channels, isHeld: holds.length > 0, hasHolds, named, total: await countOwnMessages(tx, memberId) };
  });
  const sum = { messages: 0, files: 0, held: 0 };
  const byHold = new Map<string, number>();
  for (const { id } of found.total > 0 ? found.channels : [])
    for (let after = 0, isOver = false; !isOver;) {
      const stretch = { channelId: id, after, scan };
      const { due, keeping } = await withTenant(tenantId, async (tx) => {
        const next = await countDue(tx, { rules: found.rules, stretch, memberId });
        const upTo = next.next ?? after;
        return { due: next, keeping: found.hasHolds ? await countByHold(tx, { channelId: id, memberId, after, upTo }) : [] };
      });
      for (const { holdId, messages } of keeping) byHold.set(holdId, (byHold.get(holdId) ?? 0) + messages);
      for (const kind of ['messages', 'files', 'held'] as const) sum[kind] += due[kind];
      isOver = due.read < scan;
      after = due.next ?? after;
    }
  return {
    memberId,
    name: found.member.name,
    obstacle: obstacleTo(actor, found.member, found.isHeld),
    ...sum,
    kept: Math.max(0, found.total - sum.messages - sum.held),
    // A hold of a case about the actor keeps all the same, and is not named.
    holds: found.named,
    ...(await whoKeeps(actor, { memberId, rules: found.rules, byHold })),
  };
}

/** Nobody erases themselves, an owner, or somebody who still works here; and nobody whom a hold speaks of. */
export function obstacleTo(actor: Actor, member: Erasable, isHeld: boolean): ErasurePreview['obstacle'] {
  if (member.id === actor.memberId) return 'yourself';
  if (member.role === 'owner') return 'owner';
  if (!member.deactivatedAt) return 'active';
  return isHeld ? 'held' : null;
}

/** Standing holds that name a person, or keep everything: their name and address are part of what is kept. */
export async function holdsOnPerson(
  tx: Pick<TenantTx, 'hold'>,
  memberId: string,
): Promise<{ id: string; name: string; caseId: string | null }[]> {
  const standing = await tx.hold.findMany({
    where: { releasedAt: null },
    select: { id: true, name: true, scope: true, caseId: true },
  });
  return standing
    .filter(({ scope }) => {
      const { memberIds, channelIds } = scope as RecordScope;
      return memberIds.includes(memberId) || (memberIds.length === 0 && channelIds.length === 0);
    })
    .map(({ id, name, caseId }) => ({ id, name, caseId }));
}
