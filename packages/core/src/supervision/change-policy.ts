import { limits } from '@parley/contract/limits';
import type { PolicyInput, PolicyView } from '@parley/contract/supervision';
import { lockStream } from '@parley/db/channel/channel-queries';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { newId } from '../id.ts';
import { throttle } from '../identity/throttle.ts';
import { requireAllowed } from '../policy/decide.ts';
import { noteDecided, noteGone } from '../waiting/note-waiting.ts';
import { toPolicyViews } from './list-policies.ts';
import { addVersion, end, enforce } from './policy-version.ts';
import { toTerms, type Terms } from './terms.ts';

export async function createPolicy(actor: Actor, input: PolicyInput): Promise<PolicyView> {
  return act(actor, async (tx) => {
    if ((await tx.supervisionPolicy.count({ where: { deletedAt: null } })) >= limits.supervisionPolicies)
      throw new AppError('INVALID', { message: `There are ${limits.supervisionPolicies} policies already. Delete one first.` });
    const policyId = newId();
    const terms = await readTerms(tx, input);
    await tx.supervisionPolicy.create({ data: { tenantId: actor.tenantId, id: policyId, name: terms.name } });
    await addVersion(tx, actor, { policyId, terms });
    return policyId;
  });
}

/** Changes a policy as somebody saw it, or puts one in force again that was ended. */
export async function changePolicy(actor: Actor, input: PolicyInput & { id: string; version: number }): Promise<PolicyView> {
  return act(actor, async (tx) => {
    const policy = await readPolicy(tx, input.id);
    requireVersion(policy, input.version);
    await addVersion(tx, actor, { policyId: policy.id, terms: await readTerms(tx, input) });
    return policy.id;
  });
}

/** A second person agrees that closed conversations are read. Never whoever proposed it. */
export async function agreeToPolicy(actor: Actor, input: { id: string; version: number }): Promise<PolicyView> {
  return act(actor, async (tx) => {
    const { row, terms } = await readProposed(tx, input);
    if (row.setBy === actor.memberId)
      throw new AppError('FORBIDDEN', {
        message: 'You proposed this. Somebody else who may change rules has to agree.',
        rule: 'two-people-agree',
      });
    const details = { policyId: row.policyId, name: terms.name, version: row.version };
    await recordAct(tx, actor, { type: 'supervision.policyAgreed', subjectId: row.setBy, details });
    await noteDecided(tx, { kind: 'supervisionPolicies', askerId: row.setBy, isAgreed: true });
    await enforce(tx, actor.tenantId, { policyId: row.policyId, version: row.version, terms, agreedBy: actor.memberId });
    return row.policyId;
  });
}

/** Whoever may change rules may refuse, and take back what they proposed themselves. What was in force stays in force. */
export async function refusePolicy(actor: Actor, input: { id: string; version: number }): Promise<PolicyView> {
  return act(actor, async (tx) => {
    const { row, terms } = await readProposed(tx, input);
    const { policyId, version } = row;
    await tx.supervisionPolicyVersion.updateMany({ where: { policyId, version }, data: { state: 'refused' } });
    const details = { policyId, name: terms.name, version };
    await recordAct(tx, actor, { type: 'supervision.policyRefused', subjectId: row.setBy, details });
    if (row.setBy === actor.memberId) await noteGone(tx, actor, 'supervisionPolicies');
    else await noteDecided(tx, { kind: 'supervisionPolicies', askerId: row.setBy, isAgreed: false });
    return policyId;
  });
}

/** Ends a policy: nothing more comes into the queue by it. What is there is still to be reviewed. Twice is the same as once. */
export async function endPolicy(actor: Actor, input: { id: string }): Promise<PolicyView> {
  return act(actor, async (tx) => {
    const policy = await readPolicy(tx, input.id);
    if (policy.inForce === null) return policy.id;
    await end(tx, policy.id);
    const details = { policyId: policy.id, name: policy.name, version: policy.inForce };
    await recordAct(tx, actor, { type: 'supervision.policyEnded', details });
    return policy.id;
  });
}

/** Takes a policy off the list. Its versions, items and what was done about them stay. */
export async function deletePolicy(actor: Actor, input: { id: string }): Promise<void> {
  await act(actor, async (tx) => {
    const policy = await readPolicy(tx, input.id);
    await end(tx, policy.id);
    await tx.supervisionPolicy.updateMany({ where: { id: policy.id }, data: { deletedAt: new Date() } });
    const details = { policyId: policy.id, name: policy.name, version: policy.version };
    await recordAct(tx, actor, { type: 'supervision.policyDeleted', details });
    return policy.id;
  });
}

async function act(actor: Actor, change: (tx: TenantTx) => Promise<string>): Promise<PolicyView> {
  requireAllowed(actor, 'rules.manage', null);
  await throttle('supervision.member', `${actor.tenantId} ${actor.memberId}`);
  const [view] = await withTenant(actor.tenantId, async (tx) => {
    await lockStream(tx, actor.tenantId);
    return toPolicyViews(tx, actor, await tx.supervisionPolicy.findMany({ where: { id: await change(tx) } }));
  });
  if (!view) throw notFound('policy');
  return view;
}

async function readPolicy(tx: TenantTx, id: string) {
  const row = await tx.supervisionPolicy.findFirst({ where: { id, deletedAt: null } });
  if (!row) throw notFound('policy');
  return row;
}

function requireVersion(policy: { version: number }, version: number): void {
  if (policy.version !== version)
    throw new AppError('CONFLICT', { message: 'Somebody has changed this policy meanwhile. Look at it again.' });
}

async function readProposed(tx: TenantTx, { id, version }: { id: string; version: number }) {
  const policy = await readPolicy(tx, id);
  requireVersion(policy, version);
  const row = await tx.supervisionPolicyVersion.findFirst({ where: { policyId: id, version, state: 'proposed' } });
  if (!row) throw new AppError('CONFLICT', { message: 'Nothing waits here any more. Look at it again.' });
  return { row, terms: row.terms as Terms };
}

/** Everybody and everything that a policy names has to be there. A reviewer is a member who is active, and no guest. */
async function readTerms(tx: TenantTx, input: PolicyInput): Promise<Terms> {
  const lexicons = await tx.lexicon.findMany({ where: { id: { in: input.lexiconIds }, deletedAt: null } });
  const terms = toTerms(input, new Map(lexicons.map(({ id, version }) => [id, version])));
  if (lexicons.length !== terms.lexicons.length) throw notFound('lexicon');
  if (terms.groupId && (await tx.memberGroup.count({ where: { id: terms.groupId } })) === 0) throw notFound('group');
  if ((await tx.member.count({ where: { id: { in: terms.memberIds } } })) !== terms.memberIds.length) throw notFound('person');
  const may = { id: { in: terms.reviewerIds }, deactivatedAt: null, isPlaceholder: false, role: { not: 'guest' } };
  if ((await tx.member.count({ where: may })) !== terms.reviewerIds.length) throw notFound('reviewer');
  return terms;
}
