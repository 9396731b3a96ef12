import { journalAdded, journalFailures, journalNotePage, journalTargetView, journalView } from '@parley/contract/journal';
import { newId } from '@parley/core/id';
import { sealPlace } from '@parley/core/journal/target-secrets';
import { withTenant } from '@parley/db/with-tenant';
import * as z from 'zod';
import type { World } from './build-world.ts';
import type { Samples } from './samples.ts';

const place = { kind: 's3', endpoint: '', region: 'r', bucket: 'b', prefix: '', accessKeyId: 'a', secretAccessKey: 's' } as const;
const mail = {
  kind: 'smtp',
  host: 'archive.invalid',
  port: 465,
  security: 'tls',
  user: '',
  password: '',
  to: 'journal@archive.invalid',
} as const;

/** The only target of a world: there are few at a time. Somebody asked for it who calls nothing. */
async function targetIn({ tenant, colleague }: World, state: 'asked' | 'paused'): Promise<{ targetId: string }> {
  const { tenantId } = tenant;
  const id = newId();
  await withTenant(tenantId, async (tx) => {
    await tx.journalTarget.updateMany({ data: { state: 'removed' } });
    const secret = sealPlace(state === 'asked' ? place : mail, { tenantId, id });
    const row = { tenantId, id, kind: 'smtp', name: 'Outside', place: 'archive', settings: {}, secret, state };
    await tx.journalTarget.create({ data: { ...row, askedBy: colleague.memberId } });
    await tx.journalNote.create({ data: { tenantId, id: newId(), targetId: id, kind: 'tested' } });
  });
  return { targetId: id };
}

const notYet = ['decidedBy', 'deliveredAt', 'failingSince', 'failure', 'nextAt'];

/** Where the record is sent on to. */
export const journalSamples: Samples = {
  'journal.add': {
    input: async (world) => {
      await targetIn(world, 'asked');
      return { name: 'Outside', fromBeginning: false, place: mail };
    },
    answer: journalAdded,
    mayBeNull: [...notYet, 'secret'],
  },
  'journal.decide': {
    input: async (world) => ({ ...(await targetIn(world, 'asked')), agrees: false }),
    answer: journalTargetView,
    mayBeNull: notYet,
  },
  'journal.list': {
    input: async (world) => {
      await targetIn(world, 'asked');
      return undefined;
    },
    answer: journalView,
    mayBeNull: notYet,
  },
  'journal.notes': {
    input: async (world) => ({ ...(await targetIn(world, 'paused')), cursor: null }),
    answer: journalNotePage,
    mayBeNull: ['nextCursor', 'streamId', 'from', 'to', 'detail'],
  },
  'journal.pause': {
    input: async (world) => ({ ...(await targetIn(world, 'paused')), isPaused: true }),
    answer: journalTargetView,
    mayBeNull: notYet,
  },
  'journal.remove': { input: (world) => targetIn(world, 'paused'), answer: z.undefined() },
  'journal.replay': {
    input: async (world) => ({ ...(await targetIn(world, 'paused')), from: '2999-01-01' }),
    answer: journalTargetView,
    mayBeNull: [...notYet, 'from'],
  },
  'journal.test': {
    input: (world) => targetIn(world, 'paused'),
    answer: z.strictObject({ failure: z.enum(journalFailures).nullable() }),
  },
};
