import { readSpokenBetween } from '@parley/db/supervision/spoken-rows';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { throttle } from '../identity/throttle.ts';
import { enqueueJob } from '../job/enqueue-job.ts';
import { requireAllowed } from '../policy/decide.ts';
import { queueSpoken } from './queue-spoken.ts';
import { makeReady } from './ready-policies.ts';
import type { Terms } from './terms.ts';

const batch = 500;

/**
 * Reads a policy that is in force over what was said before, from a day on. What is in the queue already stays as it is. Closed
 * channels and conversations are read back to where their people were told of it, and no further.
 */
export async function rerunPolicy(actor: Actor, input: { id: string; from: string }): Promise<void> {
  requireAllowed(actor, 'rules.manage', null);
  await throttle('supervisionTry.tenant', actor.tenantId);
  await withTenant(actor.tenantId, async (tx) => {
    const policy = await tx.supervisionPolicy.findFirst({ where: { id: input.id, deletedAt: null } });
    if (!policy) throw notFound('policy');
    if (policy.inForce === null)
      throw new AppError('CONFLICT', { message: 'This policy is not in force. It reads what was said before once it is.' });
    const { tenantId } = actor;
    const run = {
      ...{
        policyVersion: policy.inForce,
        askedBy: actor.memberId,
        streamId: null,
        afterVersion: 0n,
        read: 0,
        found: 0,
        finishedAt: null,
      },
      ...{ fromAt: new Date(`${input.from}T00:00:00Z`), untilAt: new Date() },
    };
    const key = { tenantId_policyId: { tenantId, policyId: policy.id } };
    await tx.supervisionRerun.upsert({ where: key, create: { tenantId, policyId: policy.id, ...run }, update: run });
    const details = { policyId: policy.id, name: policy.name, version: policy.inForce, from: input.from };
    await recordAct(tx, actor, { type: 'supervision.rerun', details });
    await enqueueJob(tx, {
      name: 'supervision.rerun',
      payload: { policyId: policy.id },
      key: `supervision.rerun:${tenantId}:${policy.id}`,
    });
  });
}

/** The job: part after part, each with its place in one transaction. A run that is killed goes on at the message. */
export async function workOnRerun({ tenantId, policyId }: { tenantId: string; policyId: string }): Promise<void> {
  while (await readPart(tenantId, policyId));
}

async function readPart(tenantId: string, policyId: string): Promise<boolean> {
  return withTenant(tenantId, async (tx) => {
    const run = await tx.supervisionRerun.findFirst({ where: { policyId, finishedAt: null } });
    const policy = await tx.supervisionPolicy.findFirst({ where: { id: policyId } });
    if (!run || !policy) return false;
    const row = await tx.supervisionPolicyVersion.findFirst({ where: { policyId, version: run.policyVersion, state: 'inForce' } });
    const [ready] = row ? await makeReady(tx, [row]) : [];
    const privateFrom = (row?.terms as Terms | undefined)?.reachesPrivate ? policy.privateSince : null;
    const after = run.streamId ? { channelId: run.streamId, version: Number(run.afterVersion) } : null;
    const rows = ready
      ? await readSpokenBetween(tx, { from: run.fromAt, until: run.untilAt, privateFrom, after, limit: batch })
      : [];
    const found = ready ? await queueSpoken(tx, tenantId, { rows, counts: false, holds: () => [ready] }) : 0;
    const last = rows.at(-1);
    const isDone = rows.length < batch;
    // A run that somebody began anew meanwhile is another one.
    const { count } = await tx.supervisionRerun.updateMany({
      where: { policyId, untilAt: run.untilAt, streamId: run.streamId, afterVersion: run.afterVersion },
      data: {
        ...(last ? { streamId: last.channel_id, afterVersion: last.version } : {}),
        ...{ read: run.read + rows.length, found: run.found + found },
        finishedAt: isDone ? new Date() : null,
      },
    });
    if (count === 0) throw new Error('the run was begun anew');
    return !isDone;
  });
}
