import type { RetentionRule } from '@parley/contract/retention';
import type { ErasurePreview } from '@parley/contract/subject-rights';
import { selectSecretCases } from '@parley/db/case/silenced';
import { keptByMatters } from '@parley/db/matter/kept-by-matters';
import { listOwnChannels } from '@parley/db/record/own-record';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { namePlaces } from '../retention/name-places.ts';

type Kept = { memberId: string; rules: RetentionRule[]; byHold: Map<string, number> };

/**
 * Why something of a person's stays: the holds and the matters by name, each with how many of their messages it keeps, and the rules that
 * oblige to. Whoever erases keeps the firm's record, and so may know which matters keep something.
 * A hold of a case that the actor must not hear of keeps all the same, and is not named.
 */
export async function whoKeeps(
  actor: Actor,
  { memberId, rules, byHold }: Kept,
): Promise<Pick<ErasurePreview, 'heldBy' | 'matters' | 'duties'>> {
  return withTenant(actor.tenantId, async (tx) => {
    const secret = await selectSecretCases(tx, actor.memberId);
    const holds = await tx.hold.findMany({ where: { id: { in: [...byHold.keys()] } }, orderBy: { id: 'asc' } });
    const wrote = await listOwnChannels(tx, memberId);
    const channelIds = wrote.map(({ id }) => id);
    const isDirect = wrote.some(({ kind }) => kind === 'direct' || kind === 'group');
    const concerns = ({ scope, id }: RetentionRule) =>
      (scope === 'everything' && channelIds.length > 0) ||
      (scope === 'direct' && isDirect) ||
      (scope === 'channel' && channelIds.includes(id ?? '')) ||
      (scope === 'person' && id === memberId);
    const { channelName } = await namePlaces(tx, actor, { channelIds, memberIds: [] });
    return {
      heldBy: holds
        .filter(({ caseId }) => caseId === null || !secret.includes(caseId))
        .map(({ id, name }) => ({ id, name, messages: byHold.get(id) ?? 0 })),
      matters: await keptByMatters(tx, memberId),
      duties: rules
        .filter((rule) => rule.act !== 'deleteAfter' && concerns(rule))
        .map(({ scope, id, days }) => ({ scope, channel: scope === 'channel' ? channelName(id ?? '') : null, days })),
    };
  });
}
