import { auditPage } from '@parley/contract/audit-view';
import {
  caseDetails,
  caseFound,
  caseMark,
  caseNotices,
  casePage,
  casePeople,
  caseStretch,
  caseView,
  type CaseInput,
  type CaseQuery,
} from '@parley/contract/case';
import { id } from '@parley/contract/primitives';
import { storeUpload } from '@parley/core/file/store-upload';
import { newId } from '@parley/core/id';
import { sendMessage } from '@parley/core/message/send-message';
import { saveCaseQuery } from '@parley/core/oversight-case/case-queries';
import { approveCase } from '@parley/core/oversight-case/decide-case';
import { openCase } from '@parley/core/oversight-case/open-case';
import type { BuiltMember } from '@parley/core/testing/build';
import * as z from 'zod';
import { answers } from './answers.ts';
import type { World } from './build-world.ts';
import type { Parts, Samples } from './samples.ts';

/** Those who may ask and decide. Who calls works on the case, where they may. */
const asker = ({ people }: World, { caller }: Parts): BuiltMember => (caller === people.archive ? people.archive : people.owner);
const other = ({ people }: World, parts: Parts): BuiltMember =>
  asker({ people } as World, parts) === people.archive ? people.owner : people.archive;

const input = (world: World, workers: BuiltMember[]): CaseInput => ({
  name: `Case ${world.marker}`,
  reason: `A reason of more than a few words, ${world.marker}.`,
  scope: { channelIds: [world.roomId], memberIds: [world.colleague.memberId], from: '2026-01-01', until: '2099-12-31' },
  endsOn: new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10),
  tellsAfter: true,
  tellsWho: false,
  workerIds: workers.map(({ memberId }) => memberId),
});
const asked = (world: World, parts: Parts, by = asker(world, parts)) => openCase(by, input(world, [asker(world, parts)]));
async function approved(world: World, parts: Parts): Promise<{ caseId: string; version: number }> {
  const { id: caseId, version } = await asked(world, parts);
  const after = await approveCase(other(world, parts), { caseId, version, note: '' });
  return { caseId, version: after.version };
}
const query = (world: World): CaseQuery => ({
  query: 'sealed',
  from: [world.colleague.memberId],
  in: [world.roomId],
  after: '2026-01-01T00:00:00.000Z',
  before: '2099-01-01T00:00:00.000Z',
  withDeleted: true,
});
const decision = async (world: World, parts: Parts) => {
  const { id: caseId, version } = await asked(world, parts, other(world, parts));
  return { caseId, version, note: 'As it stands.' };
};

export async function fileInRoom(world: World): Promise<string> {
  async function* bytes() {
    yield new TextEncoder().encode(`${world.sealed} in a file of a case`);
  }
  const { file } = await storeUpload(world.colleague, { name: `${world.marker}.txt`, bytes: bytes() });
  await sendMessage(world.colleague, { clientId: newId(), channelId: world.roomId, body: world.sealed, fileIds: [file.id] });
  return file.id;
}

export const caseSamples: Samples = {
  'case.list': { input: () => ({ cursor: null }), answer: casePage, mayBeEmpty: true, mayBeNull: ['cursor'] },
  'case.people': { input: () => undefined, answer: casePeople },
  'case.get': { input: async (world, parts) => ({ caseId: (await approved(world, parts)).caseId }), answer: caseDetails },
  'case.log': { input: async (world, parts) => ({ caseId: (await approved(world, parts)).caseId }), answer: auditPage },
  'case.open': {
    input: (world, parts) => input(world, [asker(world, parts)]),
    answer: caseView,
    mayBeNull: ['scope.from', 'scope.until'],
  },
  'case.change': {
    input: async (world, parts) => {
      const { caseId, version } = await approved(world, parts);
      return { ...input(world, [asker(world, parts)]), caseId, version };
    },
    answer: caseView,
    mayBeNull: ['scope.from', 'scope.until'],
  },
  'case.approve': { input: decision, answer: caseView },
  'case.refuse': { input: decision, answer: caseView },
  'case.close': { input: async (world, parts) => ({ caseId: (await approved(world, parts)).caseId }), answer: caseView },
  'case.hold': {
    input: async (world, parts) => ({ caseId: (await approved(world, parts)).caseId }),
    answer: z.strictObject({ holdId: id }),
  },
  'case.search': {
    input: async (world, parts) => ({ caseId: (await approved(world, parts)).caseId, query: query(world), cursor: null }),
    answer: caseFound,
    mayBeNull: ['query.after', 'query.before', 'cursor'],
  },
  'case.read': {
    input: async (world, parts) => {
      const { caseId } = await approved(world, parts);
      return { caseId, channelId: world.roomId, around: world.messageId };
    },
    answer: caseStretch,
    mayBeNull: ['around'],
  },
  'case.mark': {
    input: async (world, parts) => {
      const { caseId } = await approved(world, parts);
      return { caseId, messageId: world.messageId, review: 'relevant', tags: ['fees'], note: 'Look again.' };
    },
    answer: z.strictObject({ mark: caseMark }),
  },
  'case.linkFile': {
    input: async (world, parts) => ({ caseId: (await approved(world, parts)).caseId, fileId: await fileInRoom(world) }),
    answer: answers.fileLink,
  },
  'case.saveQuery': {
    input: async (world, parts) => ({ caseId: (await approved(world, parts)).caseId, name: 'Sealed', query: query(world) }),
    answer: z.strictObject({ id }),
    mayBeNull: ['query.after', 'query.before'],
  },
  'case.removeQuery': {
    input: async (world, parts) => {
      const { caseId } = await approved(world, parts);
      const saved = await saveCaseQuery(asker(world, parts), { caseId, name: 'Sealed', query: query(world) });
      return { caseId, id: saved.id };
    },
    answer: answers.nothing,
  },
  'case.notices': { input: () => undefined, answer: caseNotices },
};
