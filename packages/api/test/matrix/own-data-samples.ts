import { myData, myDataView } from '@parley/contract/subject-rights';
import { newId } from '@parley/core/id';
import { forgive } from '@parley/core/identity/throttle';
import { withTenant } from '@parley/db/with-tenant';
import { answers } from './answers.ts';
import type { World } from './build-world.ts';
import type { Parts, Samples } from './samples.ts';

const notYet = ['bytes', 'expiresAt'];

/** Whatever anybody asked for is over, and may be asked for again. */
async function endAll({ tenant: { tenantId } }: World, { caller }: Parts): Promise<void> {
  await withTenant(tenantId, (tx) =>
    tx.export.updateMany({
      where: { subjectId: { not: null }, state: { in: ['reading', 'packing'] } },
      data: { state: 'cancelled' },
    }),
  );
  await forgive('myData.member', `${caller.tenantId} ${caller.memberId}`);
}

/** The caller's own data, ready to be taken. */
async function ready(world: World, { caller }: Parts): Promise<{ exportId: string }> {
  const { tenantId, owner } = world.tenant;
  const createdBy = caller.tenantId === tenantId ? caller.memberId : owner.memberId;
  const exportId = newId();
  const made = { state: 'done', bytes: 1n, finishedAt: new Date(), expiresAt: new Date(Date.now() + 3_600_000) };
  await withTenant(tenantId, (tx) =>
    tx.export.createMany({ data: [{ tenantId, id: exportId, createdBy, subjectId: createdBy, ...made }] }),
  );
  return { exportId };
}

export const ownDataSamples: Samples = {
  'subject.myData': { input: () => undefined, answer: myData, mayBeNull: [...notYet, 'latest'] },
  'subject.askForMyData': {
    input: async (world, parts) => {
      await endAll(world, parts);
      return undefined;
    },
    answer: myDataView,
    mayBeNull: notYet,
  },
  'subject.linkMyData': { input: ready, answer: answers.fileLink },
};
