import { exportRequest } from '@parley/contract/export-request';
import { recordAct } from '@parley/core/audit/record-act';
import { writeAuditFile } from '@parley/core/audit/write-audit-file';
import { actLines } from '@parley/core/evidence/act-lines';
import { readRules } from '@parley/core/evidence/read-rules';
import { startExport } from '@parley/core/export/manage-exports';
import { newId } from '@parley/core/id';
import { approveCase } from '@parley/core/oversight-case/decide-case';
import { closeCase } from '@parley/core/oversight-case/end-case';
import { holdCase } from '@parley/core/oversight-case/hold-case';
import { openCase } from '@parley/core/oversight-case/open-case';
import { buildMember, buildTenant, type BuiltMember } from '@parley/core/testing/build';
import { withTenant } from '@parley/db/with-tenant';
import { beforeAll, describe, expect, test } from 'vitest';
import { verifyArchive } from '../../core/src/archive/verify.mjs';
import { makeExport } from '../../core/test/export/make-export.ts';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openBilling } from '../../core/test/billing/open-billing.ts';
import { buildWorld, type World } from './matrix/build-world.ts';
import { eventSamples } from './matrix/event-samples.ts';
import { procedureSamples } from './matrix/procedure-samples.ts';
import type { Samples } from './matrix/samples.ts';
import { eventSurface, procedureSurface, type Surface } from './matrix/surface.ts';
import { replaceUuids } from './matrix/uuid-positions.ts';

openBilling();

/** Stands in the name and the reason of the case, and with them in its entries, its hold and its export. */
const marker = `inquiry-${newId().slice(-12)}`;
const lists = ['audit.list', 'case.list', 'case.get', 'case.log', 'hold.list', 'export.list'];

let world: World;
let asker: BuiltMember;
let named: { caseId: string; holdId: string; exportId: string };
const day = (daysFromNow: number) => new Date(Date.now() + daysFromNow * 86_400_000).toISOString().slice(0, 10);

async function open(name: string, tells: { tellsAfter: boolean; tellsWho: boolean }): Promise<string> {
  const { owner, admin, archive } = world.people;
  const asked = await openCase(asker, {
    ...{ name, reason: `${name}: a client complains.`, endsOn: day(7), workerIds: [asker.memberId], ...tells },
    scope: { channelIds: [], memberIds: [owner.memberId, admin.memberId], from: null, until: null },
  });
  await approveCase(archive, { caseId: asked.id, version: asked.version, note: '' });
  return asked.id;
}

beforeAll(async () => {
  world = await buildWorld('home');
  asker = await buildMember(world.tenant, { name: 'Second owner', role: 'owner' });
  const caseId = await open(marker, { tellsAfter: false, tellsWho: false });
  const { holdId } = await holdCase(asker, { caseId });
  const { id: exportId } = await startExport(asker, exportRequest.parse({ caseId, reason: marker }));
  await withTenant(asker.tenantId, (tx) => tx.export.updateMany({ where: { id: exportId }, data: { state: 'failed' } }));
  named = { caseId, holdId, exportId };
});

/** The input with every id of a case, a hold, an export or an entry's subject made that of the secret one. */
const aimed = (input: unknown): unknown =>
  replaceUuids(input, ({ value, field }) => {
    const targets: Record<string, string> = { ...named, subjectId: named.caseId };
    return targets[field] ?? value;
  });

/** What somebody gets from a call, as it is and aimed at the case, that speaks of it. */
async function leaks(surface: Surface, samples: Samples, name: string, caller: BuiltMember): Promise<string[]> {
  const found: string[] = [];
  for (const isAimed of [false, true]) {
    const sample = samples[name];
    const input = await sample?.input(world, { caller, author: caller });
    const json = JSON.stringify(isAimed ? aimed(input) : input) ?? 'null';
    const { text } = await surface.call({ name, token: caller.sessionToken, workspace: world.tenant.slug, json });
    await sample?.restore?.(world);
    const words = isAimed ? [marker] : [marker, ...Object.values(named)];
    if (words.some((word) => text.includes(word))) found.push(`${json}: ${text.slice(0, 300)}`);
  }
  return found;
}

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}
async function exported(by: BuiltMember): Promise<boolean> {
  const { dir } = await makeExport(by, { reason: 'All that I may read.' });
  const files = (await readdir(dir, { recursive: true, withFileTypes: true })).filter((one) => one.isFile());
  const texts = await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name), 'utf8')));
  return texts.some((text) => text.includes(marker));
}

describe('whom a case is about does not hear of it', () => {
  const surfaces: [string, Surface, Samples][] = [
    ['procedure', procedureSurface(), procedureSamples],
    ['event', eventSurface(), eventSamples],
  ];
  test.each(['audit.list', 'audit.get'])('nor as an admin, who cannot open cases at all, by %s', async (name) => {
    expect(await leaks(procedureSurface(), procedureSamples, name, world.people.admin)).toEqual([]);
  });

  test('while whoever asked for it gets it by the same calls', async () => {
    for (const name of lists) expect(await leaks(procedureSurface(), procedureSamples, name, asker), name).not.toEqual([]);
  });

  test('by one entry of the log after the other, with pages as full as those of anybody', async () => {
    // More than a page of them, some of the case in between.
    for (let n = 0; n < 60; n += 1)
      await withTenant(asker.tenantId, (tx) => recordAct(tx, asker, { type: 'report.viewed', details: n % 9 === 0 ? named : {} }));
    const pages = await Promise.all(
      [world.people.owner, asker].map(async (caller) => {
        const json = JSON.stringify({ cursor: null });
        const { text } = await procedureSurface().call({
          name: 'audit.list',
          token: caller.sessionToken,
          workspace: world.tenant.slug,
          json,
        });
        return text.split('"version":').length - 1;
      }),
    );
    expect(pages[0]).toBe(pages[1]);
    expect(pages[0]).toBeGreaterThan(0);
  });

  test('by the log as a file, the evidence pack or an export of their own', async () => {
    const { owner, admin } = world.people;
    for (const format of ['csv', 'json'] as const) {
      for (const one of [owner, admin])
        expect(await textOf(await writeAuditFile(one, { format, filter: {} }))).not.toContain(marker);
      expect(await textOf(await writeAuditFile(asker, { format, filter: {} }))).toContain(marker);
    }
    expect((await readRules(owner)) + (await textOf(actLines(owner, ['keeping', 'cases', 'data'])))).not.toContain(marker);
    expect(await readRules(asker)).toContain(marker);
    expect(await exported(owner)).toBe(false);
    expect(await exported(asker)).toBe(true);
  });

  test('while their own export still verifies, also where nothing else is left out of it', async () => {
    const firm = await buildTenant();
    const second = await buildMember(firm, { role: 'owner' });
    await openCase(firm.owner, {
      ...{ name: marker, reason: 'A client complains.', endsOn: day(7), workerIds: [firm.owner.memberId], tellsAfter: false },
      ...{ tellsWho: false, scope: { channelIds: [], memberIds: [second.memberId], from: null, until: null } },
    });
    const { dir } = await makeExport(second, { reason: 'All that I may read.' });
    expect(await verifyArchive(dir)).toMatchObject({ workspace: { id: firm.tenantId } });
    expect(await readFile(join(dir, 'records.ndjson'), 'utf8')).not.toContain(marker);
  });

  test('until it is over, tells them, and says who asked', async () => {
    const told = {
      silent: await open('Silent', { tellsAfter: true, tellsWho: false }),
      open: await open('Told', { tellsAfter: true, tellsWho: true }),
    };
    const { owner } = world.people;
    const cases = async () => textOf(await writeAuditFile(owner, { format: 'json', filter: { kind: 'cases' } }));
    expect(await cases()).not.toContain(told.open);
    for (const caseId of Object.values(told)) await closeCase(asker, { caseId });
    expect(await cases()).toContain(told.open);
    expect(await cases()).not.toContain(told.silent);
  });

  // Last, because some of these calls change who is who.
  describe.each(surfaces)('by a %s', (_, surface, samples) => {
    // The end of a firm cannot be asked for while the hold stands, so there is nothing to call off.
    const names = surface.names.filter((name) => name !== 'workspace.cancelDeletion');
    test.each(names)('%s', async (name) => {
      expect(await leaks(surface, samples, name, world.people.owner)).toEqual([]);
    });
  });
});
