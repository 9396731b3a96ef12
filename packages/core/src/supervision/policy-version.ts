import { enforceVersion, endVersion } from '@parley/db/supervision/policy-rows';
import { beginCursors } from '@parley/db/supervision/spoken-rows';
import type { TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { recordAct } from '../audit/record-act.ts';
import { noteAsked } from '../waiting/note-waiting.ts';
import { newSeed } from './sample.ts';
import { goOnSupervising } from './supervise.ts';
import type { Terms } from './terms.ts';

/**
 * Adds a version to a policy: in force at once, or, where closed conversations are to be read, when a second person has agreed. Until
 * then what was in force stays in force. What was proposed before it is void. The seed of its sample is in the log with it.
 */
export async function addVersion(
  tx: TenantTx,
  actor: Actor,
  { policyId, terms }: { policyId: string; terms: Terms },
): Promise<void> {
  const { tenantId, memberId } = actor;
  const newest = await tx.supervisionPolicyVersion.findFirst({ where: { policyId }, orderBy: { version: 'desc' } });
  const before = await tx.supervisionPolicyVersion.findFirst({ where: { policyId, state: 'inForce' } });
  await tx.supervisionPolicyVersion.updateMany({ where: { policyId, state: 'proposed' }, data: { state: 'refused' } });
  const version = (newest?.version ?? 0) + 1;
  const seed = newSeed();
  const state = 'proposed';
  await tx.supervisionPolicyVersion.create({ data: { tenantId, policyId, version, terms, seed, setBy: memberId, state } });
  await tx.supervisionPolicy.updateMany({ where: { id: policyId }, data: { version, ...(before ? {} : { name: terms.name }) } });
  const type = terms.reachesPrivate ? 'supervision.policyProposed' : 'supervision.policySet';
  const details = { policyId, name: terms.name, version, seed, before: before?.terms ?? null, after: terms };
  await recordAct(tx, actor, { type, details });
  if (terms.reachesPrivate) await noteAsked(tx, actor, 'supervisionPolicies');
  else await enforce(tx, tenantId, { policyId, version, terms, agreedBy: null });
}

type Version = { policyId: string; version: number; terms: Terms; agreedBy: string | null };

export async function enforce(tx: TenantTx, tenantId: string, { policyId, version, terms, agreedBy }: Version): Promise<void> {
  const policy = await tx.supervisionPolicy.findFirst({ where: { id: policyId } });
  await beginCursors(tx);
  await enforceVersion(tx, { policyId, version, agreedBy });
  const { name, reviewerIds, needsSecond, reachesPrivate } = terms;
  const privateSince = reachesPrivate ? (policy?.privateSince ?? new Date()) : null;
  await tx.supervisionPolicy.updateMany({
    where: { id: policyId },
    data: { inForce: version, name, reviewerIds, needsSecond, privateSince },
  });
  await goOnSupervising(tx, tenantId);
}

/** It reads nothing more. Its items stay, with their reviewers. */
export async function end(tx: TenantTx, policyId: string): Promise<void> {
  await endVersion(tx, policyId);
  await tx.supervisionPolicyVersion.updateMany({ where: { policyId, state: 'proposed' }, data: { state: 'refused' } });
  await tx.supervisionPolicy.updateMany({ where: { id: policyId }, data: { inForce: null, privateSince: null } });
}
