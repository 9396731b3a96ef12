import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { exportRequest } from '@parley/contract/export-request';
import { listAudit } from '../src/audit/list-audit.ts';
import { addChannelMembers, removeChannelMember } from '../src/channel/change-channel.ts';
import { cancelExport, decideExport, listExports, startExport } from '../src/export/manage-exports.ts';
import { linkExport } from '../src/export/open-export.ts';
import { exportNow } from '../src/export/export-now.ts';
import { workOnExport } from '../src/export/work-on-export.ts';
import { approveCase } from '../src/oversight-case/decide-case.ts';
import { closeCase } from '../src/oversight-case/end-case.ts';
import { openCase } from '../src/oversight-case/open-case.ts';
import { newId } from '../src/id.ts';
import { buildChannel, buildMember, buildTenant, type BuiltMember, type BuiltTenant } from '../src/testing/build.ts';
import { makeExport } from './export/make-export.ts';
import { openTestCore } from './open-test-core.ts';
import {
  send,
  upload,
  allOf,
  wordsOf,
  manifestOf,
  type Record,
  recordsOf,
  faultOf,
  whole,
  parts,
  buildParts,
} from './export/parts-world.ts';

openTestCore();

let tenant: BuiltTenant;
let second: BuiltMember;
let ana: BuiltMember;
let ben: BuiltMember;
let secret: string;
beforeAll(async () => {
  ({ tenant, second, ana, ben, secret } = await buildParts());
});

describe('an export that one person asks for', () => {
  test('holds nothing of conversations that they are not in, says how much that is, and is sound', async () => {
    const { dir, exportId } = await makeExport(tenant.owner, parts);
    expect(await faultOf(dir)).toBeNull();
    const words = wordsOf(await allOf(dir));
    expect(words).not.toContain('whispered');
    expect(words).toContain('said to everybody');
    expect(words).toContain('an open file');
    const hidden = (await recordsOf(dir)).filter(({ record, stream }) => record === 'event' && stream === secret);
    expect(hidden.length).toBeGreaterThan(3);
    expect(new Set(hidden.map(({ withheld, payload }) => `${withheld} ${payload}`))).toEqual(new Set(['private null']));
    expect((await manifestOf(dir)).withheld.private).toEqual({ entries: hidden.length, files: 1 });
    expect(await readFile(join(dir, 'README.txt'), 'utf8')).toContain(`private: ${hidden.length} entries, 1 files`);
    const view = (await listExports(tenant.owner, {})).items.find(({ id }) => id === exportId);
    expect(view?.leftOut).toMatchObject({ privateEntries: hidden.length, privateFiles: 1 });
  });

  test('holds what was said while they were let in, and nothing from before', async () => {
    const room = await buildChannel(tenant, { kind: 'private', members: [ana] });
    await send(ana, room, 'written before the newcomer', [await upload(ana, 'before.txt', 'a file from before')]);
    const late = await buildMember(tenant, { granted: ['archive'] });
    await addChannelMembers(tenant.owner, { channelId: room, memberIds: [late.memberId], history: { kind: 'none' } });
    await send(ana, room, 'written afterwards');
    const { dir } = await makeExport(late, parts);
    expect(await faultOf(dir)).toBeNull();
    const words = wordsOf(await allOf(dir));
    expect(words).toContain('written afterwards');
    expect(words).not.toContain('written before');
    expect(words).not.toContain('a file from before');
  });

  test('may have been let in and put out again: then it holds nothing of it', async () => {
    const room = await buildChannel(tenant, { kind: 'private', members: [ana, second] });
    await send(ana, room, 'heard for a while');
    await removeChannelMember(tenant.owner, { channelId: room, memberId: second.memberId });
    const { dir } = await makeExport(second);
    expect(wordsOf(await allOf(dir))).not.toContain('heard for a while');
  });

  test('of a case holds what the case is about, private content too, for who works on it and while it is open', async () => {
    const scope = { channelIds: [], memberIds: [ben.memberId], from: null, until: null };
    const endsOn = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
    const reason = 'A complaint of a client about what was said.';
    const asked = {
      name: 'Complaint',
      reason,
      scope,
      endsOn,
      tellsAfter: false,
      tellsWho: false,
      workerIds: [tenant.owner.memberId],
    };
    const { id: caseId, version } = await openCase(tenant.owner, asked);
    const request = exportRequest.parse({ ...parts, caseId });
    await expect(startExport(tenant.owner, request)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await approveCase(second, { caseId, version, note: '' });
    await expect(startExport(second, request)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(startExport(tenant.owner, exportRequest.parse({ caseId: newId() }))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const { dir, exportId } = await makeExport(tenant.owner, { ...parts, caseId });
    expect(await faultOf(dir)).toBeNull();
    const words = wordsOf(await allOf(dir));
    for (const part of ['whispered between two', 'whispered in a file', 'whispered first']) expect(words).toContain(part);
    expect((await manifestOf(dir)).export).toMatchObject({ kind: 'case', caseId });

    const { id: late } = await startExport(tenant.owner, request);
    await closeCase(tenant.owner, { caseId });
    await workOnExport({ tenantId: tenant.tenantId, exportId: late });
    expect((await listExports(tenant.owner, {})).items[0]?.leftOut?.privateEntries).toBeGreaterThan(3);
    await expect(linkExport(tenant.owner, { exportId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('everything', () => {
  test('waits for a second person, whom manifest and log name; then private content is in it', async () => {
    const { id: exportId } = await startExport(tenant.owner, exportRequest.parse(whole));
    const at = { tenantId: tenant.tenantId, exportId };
    await workOnExport(at);
    expect((await listExports(second, {})).items[0]).toMatchObject({ state: 'asked', mayDecide: true });
    await expect(decideExport(tenant.owner, { exportId, agrees: true })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(decideExport(ana, { exportId, agrees: true })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(linkExport(tenant.owner, { exportId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await cancelExport(tenant.owner, { exportId });

    const { dir } = await makeExport(tenant.owner, whole, second);
    expect(await faultOf(dir)).toBeNull();
    const words = wordsOf(await allOf(dir));
    for (const part of ['whispered between two', 'whispered in a file', 'whispered first']) expect(words).toContain(part);
    expect((await manifestOf(dir)).export).toMatchObject({
      kind: 'everything',
      by: { id: tenant.owner.memberId },
      agreed: { id: second.memberId },
      reason: 'an examination',
    });
    const acts = (await listAudit(tenant.owner, {})).entries.filter(({ type }) => type === 'export.agreed');
    expect(acts[0]).toMatchObject({ actor: { memberId: second.memberId }, subject: { memberId: tenant.owner.memberId } });
  });

  test('refused, is not made; a second time nobody can decide', async () => {
    const { id: exportId } = await startExport(tenant.owner, exportRequest.parse(whole));
    expect(await decideExport(second, { exportId, agrees: false })).toMatchObject({ state: 'refused' });
    await expect(decideExport(second, { exportId, agrees: true })).rejects.toMatchObject({ code: 'CONFLICT' });
    const elsewhere = await buildTenant();
    await expect(decideExport(elsewhere.owner, { exportId, agrees: true })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('cannot be asked for where nobody else could agree; an admin could not', async () => {
    const alone = await buildTenant();
    await buildMember(alone, { role: 'admin' });
    await expect(startExport(alone.owner, exportRequest.parse(whole))).rejects.toMatchObject({ code: 'CONFLICT' });
    const { dir } = await makeExport(alone.owner);
    expect((await manifestOf(dir)).withheld.private.entries).toBe(0);
  });

  test('made by hand by whoever runs the server, is not for an owner to take from the page', async () => {
    const { stream, done } = await exportNow(tenant.slug);
    const made = (await listExports(tenant.owner, {})).items[0];
    expect(made).toMatchObject({ kind: 'operator', state: 'done', isMine: false });
    await expect(linkExport(tenant.owner, { exportId: made?.id ?? '' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    stream.destroy();
    await done();
  });
});

describe('a part', () => {
  test('of one channel has its entries, and of all other streams the signed end alone', async () => {
    const scope = { channelIds: [tenant.generalId], memberIds: [], from: null, until: null };
    const { dir } = await makeExport(tenant.owner, { ...parts, scope });
    expect(await faultOf(dir)).toBeNull();
    const records = await recordsOf(dir);
    expect(new Set(records.filter(({ record }) => record === 'event').map(({ stream }) => stream))).toEqual(
      new Set([tenant.generalId]),
    );
    const ends = records.filter(({ record }) => record === 'stream');
    expect(ends.filter(({ withheld }) => !withheld).map(({ id }) => id)).toEqual([tenant.generalId]);
    expect((await manifestOf(dir)).withheld.scope.streams).toBe(ends.length - 1);
  });

  test('of a person has the channels they were in up to where they left, and what they did', async () => {
    const room = await buildChannel(tenant, { kind: 'public', name: newId(), members: [ana] });
    await send(tenant.owner, room, 'while Ana was there');
    await removeChannelMember(tenant.owner, { channelId: room, memberId: ana.memberId });
    await send(tenant.owner, room, 'after Ana had left');
    const scope = { channelIds: [], memberIds: [ana.memberId], from: null, until: null };
    const { dir } = await makeExport(tenant.owner, { ...parts, scope });
    expect(await faultOf(dir)).toBeNull();
    const words = wordsOf(await allOf(dir));
    expect(words).toContain('while Ana was there');
    expect(words).not.toContain('after Ana had left');
    expect(words).not.toContain('whispered');
  });

  test('of a period has nothing from outside it; a period without anything is sound too', async () => {
    const scope = { channelIds: [], memberIds: [], from: '2001-01-01', until: '2001-12-31' };
    const { dir } = await makeExport(tenant.owner, { ...parts, scope });
    expect(await faultOf(dir)).toBeNull();
    expect((await recordsOf(dir)).filter(({ record, payload }) => record === 'event' && payload !== null)).toEqual([]);
    expect(wordsOf(await allOf(dir))).not.toContain('said to everybody');
  });
});

/** Changes a copy of an export, and answers what the verifier says of it. */
async function spoil(dir: string, change: (lines: string[]) => string[], name = 'records.ndjson'): Promise<string | null> {
  const copy = await mkdtemp(join(tmpdir(), 'parley-spoilt-'));
  try {
    await cp(dir, copy, { recursive: true });
    const lines = (await readFile(join(copy, name), 'utf8')).trimEnd().split('\n');
    await writeFile(join(copy, name), `${change(lines).join('\n')}\n`);
    return await faultOf(copy);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

describe('what is withheld where the manifest does not say so', () => {
  const blank = (line: string) => JSON.stringify({ ...(JSON.parse(line) as Record), payload: null, withheld: 'private' });
  const seal = (record: object) =>
    JSON.stringify({ ...record, sha256: createHash('sha256').update(JSON.stringify(record)).digest('hex') });
  test('is named by its line: content taken out, content put back, a reason changed, a whole stream left out', async () => {
    const { dir } = await makeExport(tenant.owner);
    const lines = (await readFile(join(dir, 'records.ndjson'), 'utf8')).trimEnd().split('\n');
    const open = lines.findIndex((line) => line.includes('said to everybody'));
    const closed = lines.findIndex((line) => line.endsWith(',"withheld":"private"}') && line.startsWith('{"record":"event"'));
    expect(await spoil(dir, (all) => all.with(open, blank(all[open] ?? '')))).toMatch(
      new RegExp(`line ${open + 1} .*manifest does not say so`),
    );
    const { withheld: _, ...unmarked } = JSON.parse(lines[closed] ?? '') as Record;
    expect(await spoil(dir, (all) => all.with(closed, JSON.stringify(unmarked)))).toMatch(
      new RegExp(`line ${closed + 1} .*content is withheld`),
    );
    const other = (lines[closed] ?? '').replace('"withheld":"private"', '"withheld":"scope"');
    expect(await spoil(dir, (all) => all.with(closed, other))).toMatch(new RegExp(`line ${closed + 1} .*manifest does not say so`));
    const stream = lines.findIndex((line) => line.includes(`"id":"${tenant.generalId}","kind":"channel","version"`));
    const left = await spoil(dir, (all) => {
      const { sha256: _sum, ...record } = JSON.parse(all[stream] ?? '') as { sha256: string };
      return all
        .with(stream, seal({ ...record, withheld: 'scope' }))
        .filter((line) => !(line.startsWith('{"record":"event"') && line.includes(`"stream":"${tenant.generalId}"`)));
    });
    expect(left).toMatch(new RegExp(`line ${stream + 1} .*left out, and the manifest does not say so`));
    expect(await spoil(dir, (all) => all.slice(1), 'withheld.ndjson')).toContain('withheld.ndjson');
  });
});
