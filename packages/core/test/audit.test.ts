import type { AuditEntry } from '@parley/contract/audit-view';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { getAuditEntry, listAudit } from '../src/audit/list-audit.ts';
import { writeAuditFile } from '../src/audit/write-audit-file.ts';
import type { Actor } from '../src/actor.ts';
import { createGroup } from '../src/group/change-group.ts';
import { withRequest } from '../src/log.ts';
import { setMemberRole, updateProfile } from '../src/member/change-member.ts';
import { buildMember, buildTenant } from '../src/testing/build.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

const readAll = async (actor: Actor, filter: Omit<Parameters<typeof listAudit>[1], 'cursor'> = {}): Promise<AuditEntry[]> => {
  const found: AuditEntry[] = [];
  for (let cursor: number | undefined; ;) {
    const page = await listAudit(actor, { ...filter, cursor });
    found.push(...page.entries);
    if (page.nextCursor === null) return found;
    cursor = page.nextCursor;
  }
};
const readFile = async (actor: Actor, format: 'csv' | 'json') => {
  let text = '';
  for await (const part of await writeAuditFile(actor, { format, filter: {} })) text += part;
  return text;
};

test('an act is kept with who, on whom, before and after, and from where', async () => {
  const tenant = await buildTenant();
  const ben = await buildMember(tenant, { name: 'Ben Ash' });
  await withRequest({ requestId: 'r', address: '203.0.113.9' }, () =>
    setMemberRole(tenant.owner, { memberId: ben.memberId, role: 'admin' }),
  );
  const [entry] = await readAll(tenant.owner, { kind: 'people', subjectId: ben.memberId });
  expect(entry).toMatchObject({
    type: 'member.roleChanged',
    actor: { memberId: tenant.owner.memberId, name: tenant.owner.name },
    subject: { memberId: ben.memberId, name: 'Ben Ash' },
    address: '203.0.113.9',
    details: { before: 'member', after: 'admin' },
  });
  expect(await getAuditEntry(ben, { version: entry?.version ?? 0 }).catch((error: unknown) => error)).toMatchObject({
    code: 'FORBIDDEN',
  });
});

test('every entry once, in order, over pages; by kind, person and time; nothing of another workspace', async () => {
  const [tenant, other] = [await buildTenant(), await buildTenant()];
  const ana = await buildMember(tenant);
  for (let turn = 0; turn < 60; turn += 1) {
    await createGroup(tenant.owner, { name: `Group ${turn}`, memberIds: [] });
    if (turn % 2 === 0) await updateProfile(ana, { name: `Ana ${turn}`, title: '' });
  }
  const all = await readAll(tenant.owner);
  const versions = all.map(({ version }) => version);
  expect(versions).toEqual(Array.from({ length: versions.length }, (_, i) => versions.length - i));
  expect((await readAll(tenant.owner, { kind: 'groups' })).map(({ type }) => type)).toEqual(Array(60).fill('group.created'));
  expect(
    (await readAll(tenant.owner, { actorId: ana.memberId, kind: 'people' })).every((e) => e.actor?.memberId === ana.memberId),
  ).toBe(true);
  const middle = all[30];
  if (!middle) throw new Error('the log is too short');
  const later = await readAll(tenant.owner, { from: middle.at });
  expect(later.map(({ version }) => version)).toEqual(versions.filter((version) => version >= middle.version));
  expect(await readAll(tenant.owner, { until: middle.at })).toEqual(all.filter(({ version }) => version < middle.version));
  expect((await readAll(other.owner)).some(({ type }) => type === 'group.created')).toBe(false);
});

test('looking leaves one entry for a visit, written before anything is shown; members may not look', async () => {
  const tenant = await buildTenant();
  const [ana, admin] = [await buildMember(tenant), await buildMember(tenant, { role: 'admin' })];
  expect((await listAudit(tenant.owner, {})).entries[0]).toMatchObject({
    type: 'audit.viewed',
    actor: { memberId: tenant.owner.memberId },
  });
  await listAudit(tenant.owner, {});
  await listAudit(admin, {});
  expect((await readAll(tenant.owner, { kind: 'views' })).map(({ actor }) => actor?.memberId)).toEqual([
    admin.memberId,
    tenant.owner.memberId,
  ]);
  await expect(listAudit(ana, {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(writeAuditFile(ana, { format: 'csv', filter: {} })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('as a file it holds every entry, its own making first, and no formula', async () => {
  const tenant = await buildTenant();
  const ana = await buildMember(tenant, { name: '=HYPERLINK("http://evil.example")' });
  await updateProfile(ana, { name: '=1+1', title: 'Says "hello", twice\nand more' });
  const json = (await readFile(tenant.owner, 'json'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as AuditEntry);
  expect(json[0]).toMatchObject({ type: 'audit.exported', details: { format: 'json' } });
  expect(json.map(({ version }) => version)).toEqual(Array.from({ length: json.length }, (_, i) => json.length - i));
  const csv = await readFile(tenant.owner, 'csv');
  const rows = parse(csv, { record_delimiter: '\r\n' }) as string[][];
  expect(rows[0]).toEqual(['number', 'time', 'act', 'actor', 'actor id', 'person', 'person id', 'address', 'details']);
  expect(rows).toHaveLength(json.length + 2);
  expect(rows.flat()).toContain("'=1+1");
  expect(rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
});
