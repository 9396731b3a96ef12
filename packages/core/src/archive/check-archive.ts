import { listHeads, summariseHeads, type Head } from '@parley/db/archive/checkpoint-rows';
import { withTenant } from '@parley/db/with-tenant';
import type { CheckProblem } from '@parley/contract/archive-view';
import { recordAct } from '../audit/record-act.ts';
import { enqueueJob } from '../job/enqueue-job.ts';
import { forEachTenant } from '../job/for-each-tenant.ts';
import { beginCheck } from './begin-check.ts';
import { checkCheckpoints, type Finding } from './check-checkpoints.ts';
import { verifyStream } from './verify-stream.ts';

const pageSize = 200;
const reportEveryMs = 1_000;

const problems: Record<string, CheckProblem> = {
  'an entry is missing': 'entryMissing',
  'the content was changed': 'contentChanged',
  'the content is missing': 'contentMissing',
  'the entry was changed': 'entryChanged',
  'an entry was added': 'entryAdded',
};

/** Once a day, everybody's. */
export const beginDailyChecks = (): Promise<void> => forEachTenant(async (tenantId) => void (await beginCheck(tenantId, null)));

/** Recomputes the whole archive of a workspace, and tells its owners when something does not fit. */
export async function checkArchive({ tenantId, checkId }: { tenantId: string; checkId: string }): Promise<void> {
  const { check, total, latest } = await withTenant(tenantId, async (tx) => ({
    check: await tx.archiveCheck.findFirst({ where: { id: checkId, state: 'running' } }),
    total: (await summariseHeads(tx)).events,
    latest: await tx.checkpoint.findFirst({ orderBy: { number: 'desc' } }),
  }));
  if (!check) return;
  const covers = { checkpoint: latest?.number ?? null, keyId: latest?.keyId ?? null };
  await touch(tenantId, checkId, { eventsTotal: total, eventsDone: 0, ...covers });
  const finding = await findFault(tenantId, async (eventsDone) => void (await touch(tenantId, checkId, { eventsDone })));
  await withTenant(tenantId, async (tx) => {
    const { count } = await tx.archiveCheck.updateMany({
      where: { id: checkId, state: 'running' },
      data: {
        state: finding ? 'broken' : 'sound',
        problem: finding?.problem ?? null,
        streamId: finding?.streamId ?? null,
        version: finding?.version ?? null,
        ...(finding ? {} : { eventsDone: total }),
        finishedAt: new Date(),
      },
    });
    if (count === 0 || !finding) return;
    await recordAct(tx, { tenantId, memberId: null }, { type: 'archive.foundBroken', details: { ...finding } });
    for (const { id } of await tx.member.findMany({ where: { role: 'owner', deactivatedAt: null }, select: { id: true } }))
      await enqueueJob(tx, { name: 'mail.archiveBroken', payload: { memberId: id, checkId } });
  });
}

type Report = (eventsDone: number) => Promise<void>;

/** The first thing that does not fit in the archive of a workspace. */
export const findFault = async (tenantId: string, report: Report): Promise<Finding | null> =>
  (await checkCheckpoints(tenantId)) ?? (await checkStreams(tenantId, report));

async function checkStreams(tenantId: string, report: Report): Promise<Finding | null> {
  let done = 0;
  let reportedAt = Date.now();
  for (let after: string | null = null; ;) {
    const from: string | null = after;
    const heads: Head[] = await withTenant(tenantId, (tx) => listHeads(tx, from, pageSize));
    for (const { id } of heads) {
      const before = done;
      const verdict = await verifyStream(tenantId, id, async (version) => {
        if (Date.now() - reportedAt < reportEveryMs) return;
        reportedAt = Date.now();
        await report(before + version);
      });
      if (!verdict.ok) return { problem: problems[verdict.problem] ?? 'entryChanged', streamId: id, version: verdict.version };
      done += verdict.version;
    }
    after = heads.at(-1)?.id ?? null;
    if (heads.length < pageSize) return null;
  }
}

type Progress = { eventsTotal?: number; eventsDone?: number; checkpoint?: bigint | null; keyId?: string | null };
const touch = (tenantId: string, id: string, data: Progress) =>
  withTenant(tenantId, (tx) =>
    tx.archiveCheck.updateMany({ where: { id, state: 'running' }, data: { ...data, touchedAt: new Date() } }),
  );
