import { archiveView, checkpointPage } from '@parley/contract/archive-view';
import { exportPage, exportView } from '@parley/contract/export-view';
import { id } from '@parley/contract/primitives';
import { makeCheckpoint } from '@parley/core/archive/checkpoint';
import { newId } from '@parley/core/id';
import { withTenant } from '@parley/db/with-tenant';
import * as z from 'zod';
import { answers } from './answers.ts';
import type { World } from './build-world.ts';
import type { Parts, Samples } from './samples.ts';

/** No export of the world is under way: there is one at a time. */
const endAll = ({ tenant }: World) =>
  withTenant(tenant.tenantId, (tx) =>
    tx.export.updateMany({ where: { state: { in: ['reading', 'packing'] } }, data: { state: 'cancelled' } }),
  );

/** An export of the caller's, as far as this. */
async function exportIn(world: World, { caller }: Parts, state: 'asked' | 'reading' | 'done'): Promise<{ exportId: string }> {
  await endAll(world);
  const { tenantId, owner } = world.tenant;
  const mine = caller.tenantId === tenantId ? caller.memberId : owner.memberId;
  const createdBy = state === 'asked' ? world.colleague.memberId : mine;
  const exportId = newId();
  const times = state === 'done' ? { finishedAt: new Date(), expiresAt: new Date(Date.now() + 3_600_000), bytes: 1n } : {};
  await withTenant(tenantId, (tx) =>
    tx.export.createMany({ data: [{ tenantId, id: exportId, state, createdBy, isEverything: state === 'asked', ...times }] }),
  );
  return { exportId };
}

const notYet = ['bytes', 'checkpoint', 'finishedAt', 'expiresAt', 'decidedBy', 'leftOut', 'from', 'until'];
const checked = ['secondCopy', 'latest', 'check', 'keyId', 'checkpoint', 'problem', 'place', 'streamId', 'version', 'finishedAt'];

/** What is kept, and how it is taken away. */
export const archiveSamples: Samples = {
  'archive.check': {
    input: async (world) => {
      await withTenant(world.tenant.tenantId, (tx) => tx.archiveCheck.updateMany({ data: { state: 'failed' } }));
      return undefined;
    },
    answer: z.strictObject({ checkId: id }),
  },
  'archive.checkpoints': {
    input: async (world) => {
      await makeCheckpoint(world.tenant.tenantId);
      return {};
    },
    answer: checkpointPage,
    mayBeNull: ['nextCursor'],
  },
  'archive.get': { input: () => undefined, answer: archiveView, mayBeNull: checked },
  'archive.rotateKey': { input: () => undefined, answer: z.strictObject({ keyId: z.string() }) },
  'export.cancel': { input: (world, parts) => exportIn(world, parts, 'reading'), answer: exportView, mayBeNull: notYet },
  'export.decide': {
    input: async (world, parts) => ({ ...(await exportIn(world, parts, 'asked')), agrees: true }),
    answer: exportView,
    mayBeNull: notYet,
  },
  'export.link': { input: (world, parts) => exportIn(world, parts, 'done'), answer: answers.fileLink },
  'export.list': { input: () => ({ cursor: null }), answer: exportPage, mayBeEmpty: true, mayBeNull: [...notYet, 'nextCursor'] },
  'export.start': {
    input: async (world) => {
      await endAll(world);
      const { generalId, owner } = world.tenant;
      const scope = { channelIds: [generalId], memberIds: [owner.memberId], from: null, until: null };
      return { isEverything: false, caseId: null, scope, reason: 'a reason', formats: ['eml'] };
    },
    answer: exportView,
    mayBeNull: [...notYet, 'caseId', 'scope.from', 'scope.until'],
    mayBeEmpty: true,
  },
};
