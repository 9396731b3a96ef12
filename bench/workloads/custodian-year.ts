import { exportFormats, exportRequest } from '@parley/contract/export-request';
import { permissionsOf } from '@parley/contract/permission';
import type { Actor } from '@parley/core/actor';
import { readExport } from '@parley/core/export/export-row';
import { startExport } from '@parley/core/export/manage-exports';
import { workOnExport } from '@parley/core/export/work-on-export';
import { importWorkspace } from '@parley/core/import/import-workspace';
import { approveCase } from '@parley/core/oversight-case/decide-case';
import { openCase } from '@parley/core/oversight-case/open-case';
import type { Bench, Figure } from './figure.ts';

const workingDays = 250;
/** What one person writes and reads in their conversations on a working day; every tenth is edited, every fifth gets a reaction. */
const perDay = 200;
const words = 'the statement of the third quarter is with the client, who asks for the figures again by Thursday';

/** A case about one person's year, as an examiner asks for it: every format that there is, everything that they took part in. */
export async function custodianYear({ isQuick, say }: Bench): Promise<Figure> {
  const days = isQuick ? workingDays / 10 : workingDays;
  const { owner, judge, custodianId } = await buildYear(days);
  const { id: caseId, version } = await openCase(owner, {
    ...{ name: 'Examination', reason: 'An examiner asks for it, by letter.', tellsAfter: false, tellsWho: false },
    endsOn: new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10),
    workerIds: [owner.memberId],
    scope: { channelIds: [], memberIds: [custodianId], from: null, until: null },
  });
  await approveCase(judge, { caseId, version, note: '' });
  const { id: exportId } = await startExport(owner, exportRequest.parse({ caseId, formats: exportFormats }));
  const started = performance.now();
  await workOnExport({ tenantId: owner.tenantId, exportId });
  const seconds = (performance.now() - started) / 1_000;
  const made = await readExport(owner.tenantId, exportId);
  if (made?.state !== 'done') throw new Error('The export of the custodian was not made.');
  const entries = Number(made.eventsDone);
  const minutes = (seconds * (workingDays / days)) / 60;
  const told = `${entries.toLocaleString('en')} entries with ${exportFormats.join(', ')} at ${Math.round(entries / seconds).toLocaleString('en')}/s`;
  say(
    `  custodian-year export: ${told}; a year of ${(entries * (workingDays / days)).toLocaleString('en')} takes ${minutes.toFixed(1)} minutes`,
  );
  return {
    workload: 'archive',
    measure: 'custodian-year export',
    unit: 'min',
    values: { Parley: minutes },
    note: told,
    goal: { atMost: 10 },
  };
}

async function buildYear(days: number): Promise<{ owner: Actor; judge: Actor; custodianId: string }> {
  const slug = `year-${process.pid}`;
  const start = Date.now() - 365 * 86_400_000;
  const createdAt = new Date(start - 1_000);
  const keys = ['owner', 'judge', 'custodian', 'one', 'two', 'three'];
  const made = await importWorkspace({
    ...{ slug, name: slug, createdAt, sessionsMs: 3_600_000 },
    people: keys.map((key, n) => ({
      ...{ key, email: `${key}@${slug}.example`, name: `Person ${key}`, title: '', passwordHash: '', joinedAt: createdAt },
      role: n < 2 ? ('owner' as const) : ('member' as const),
    })),
    channels: Array.from({ length: 10 }, (_, channel) => ({
      ...{ kind: 'private' as const, name: `client-${channel}`, createdBy: 'custodian', createdAt },
      members: keys.slice(2).map((key) => ({ key, joinedAt: createdAt })),
      messages: Array.from({ length: (days * perDay) / 10 }, (_, n) => {
        const at = (more: number) =>
          new Date(start + Math.floor(n / 20) * 86_400_000 + (n % 20) * 600_000 + channel * 20_000 + more);
        return {
          ...{ author: n % 2 ? 'custodian' : (keys[3 + (n % 3)] ?? 'one'), at: at(0), text: `${n}: ${words}` },
          ...(n % 10 === 3 ? { edit: { text: `${n}: ${words}, please`, at: at(5_000) } } : {}),
          ...(n % 5 === 1 ? { reactions: [{ emoji: '👍', by: 'two', at: at(9_000) }] } : {}),
        };
      }),
    })),
  });
  if (!made) throw new Error('The firm could not be made.');
  const actorOf = (key: string): Actor => {
    const member = made.members.find((one) => one.key === key);
    if (!member) throw new Error(`Nobody has the key ${key}.`);
    return {
      ...{ tenantId: made.tenantId, slug, memberId: member.memberId, userId: member.memberId, sessionId: member.sessionId ?? '' },
      ...{ role: 'owner', permissions: permissionsOf('owner', []), name: key, isEmailConfirmed: true },
    };
  };
  return { owner: actorOf('owner'), judge: actorOf('judge'), custodianId: actorOf('custodian').memberId };
}
