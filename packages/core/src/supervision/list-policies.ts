import { limits } from '@parley/contract/limits';
import type { PolicyTerms, PolicyView } from '@parley/contract/supervision';
import { countOpenItems } from '@parley/db/supervision/policy-rows';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { requireAllowed } from '../policy/decide.ts';
import type { Terms } from './terms.ts';

/** All policies of the firm, those that were ended too, by name. There are at most fifty. */
export async function listPolicies(actor: Actor): Promise<{ items: PolicyView[]; max: number }> {
  requireAllowed(actor, 'rules.manage', null);
  const items = await withTenant(actor.tenantId, async (tx) =>
    toPolicyViews(
      tx,
      actor,
      await tx.supervisionPolicy.findMany({ where: { deletedAt: null }, orderBy: [{ name: 'asc' }, { id: 'asc' }] }),
    ),
  );
  return { items, max: limits.supervisionPolicies };
}

type PolicyRow = { id: string; version: number; inForce: number | null };

export async function toPolicyViews(tx: TenantTx, actor: Actor, rows: readonly PolicyRow[]): Promise<PolicyView[]> {
  const ids = rows.map(({ id }) => id);
  const versions = await tx.supervisionPolicyVersion.findMany({
    where: {
      OR: rows.flatMap(({ id, version, inForce }) =>
        [version, ...(inForce ? [inForce] : [])].map((v) => ({ policyId: id, version: v })),
      ),
    },
  });
  const names = await readNames(
    tx,
    versions.map(({ terms }) => terms as Terms),
    versions.flatMap((row) => [row.setBy, row.agreedBy ?? '']),
  );
  const open = await countOpenItems(tx);
  const reruns = await tx.supervisionRerun.findMany({ where: { policyId: { in: ids } } });
  const holders = await readHolders(tx);
  return rows.flatMap(({ id, version, inForce }): PolicyView[] => {
    const find = (wanted: number | null) => versions.find((row) => row.policyId === id && row.version === wanted);
    const newest = find(version);
    if (!newest) return [];
    const held = find(inForce);
    const rerun = reruns.find(({ policyId }) => policyId === id);
    const person = (memberId: string) => ({ memberId, name: names.get(memberId) ?? '' });
    const toVersion = (row: typeof newest) => ({
      version: row.version,
      terms: toPolicyTerms(row.terms as Terms, names),
      setBy: person(row.setBy),
      setAt: row.setAt.toISOString(),
    });
    return [
      {
        ...{ id, version, latest: toPolicyTerms(newest.terms as Terms, names), openItems: open.get(id) ?? 0 },
        inForce: held
          ? {
              ...toVersion(held),
              from: (held.inForceFrom ?? held.setAt).toISOString(),
              agreedBy: held.agreedBy ? person(held.agreedBy) : null,
            }
          : null,
        proposed:
          newest.state === 'proposed'
            ? {
                ...toVersion(newest),
                mayAgree: newest.setBy !== actor.memberId,
                hasOther: holders.some((holder) => holder !== newest.setBy),
              }
            : null,
        rerun: rerun
          ? {
              from: rerun.fromAt.toISOString().slice(0, 10),
              read: rerun.read,
              found: rerun.found,
              isDone: rerun.finishedAt !== null,
            }
          : null,
      },
    ];
  });
}

function toPolicyTerms(terms: Terms, names: ReadonlyMap<string, string>): PolicyTerms {
  const person = (memberId: string) => ({ memberId, name: names.get(memberId) ?? '' });
  const { name, reachesPrivate, detectors, samplePermille, newDays, needsSecond, groupId } = terms;
  return {
    ...{ name, reachesPrivate, detectors, samplePermille, newDays, needsSecond },
    watch: { kind: terms.watch, groupId, groupName: names.get(groupId ?? '') ?? null, members: terms.memberIds.map(person) },
    lexicons: terms.lexicons.map(({ id, version }) => ({ id, version, name: names.get(id) ?? '' })),
    reviewers: terms.reviewerIds.map(person),
  };
}

/** Of everybody and everything that is named. */
async function readNames(tx: TenantTx, terms: readonly Terms[], people: readonly string[]): Promise<Map<string, string>> {
  const select = { id: true, name: true };
  const named = [
    ...(await tx.member.findMany({
      where: { id: { in: [...people.filter(Boolean), ...terms.flatMap((one) => [...one.memberIds, ...one.reviewerIds])] } },
      select,
    })),
    ...(await tx.memberGroup.findMany({ where: { id: { in: terms.flatMap(({ groupId }) => groupId ?? []) } }, select })),
    ...(await tx.lexicon.findMany({
      where: { id: { in: terms.flatMap(({ lexicons }) => lexicons.map(({ id }) => id)) } },
      select,
    })),
  ];
  return new Map(named.map(({ id, name }) => [id, name]));
}

/** Two of those who may change rules are enough to know whether there is another. */
async function readHolders(tx: TenantTx): Promise<string[]> {
  const rows = await tx.member.findMany({
    where: {
      deactivatedAt: null,
      isPlaceholder: false,
      OR: [{ role: { in: ['owner', 'admin'] } }, { role: 'member', permissions: { some: { permission: 'rules' } } }],
    },
    select: { id: true },
    take: 2,
  });
  return rows.map(({ id }) => id);
}
