import { execFileSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { expect, test } from 'vitest';
import type { Actor } from '../src/actor.ts';
import { beginCheck } from '../src/archive/begin-check.ts';
import { checkArchive } from '../src/archive/check-archive.ts';
import { makeCheckpoint } from '../src/archive/checkpoint.ts';
import { listAudit } from '../src/audit/list-audit.ts';
import { makeEvidencePack } from '../src/evidence/make-evidence-pack.ts';
import { newId } from '../src/id.ts';
import { deleteMessage, editMessage } from '../src/message/change-message.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { buildMember, buildTenant } from '../src/testing/build.ts';
import { unpack } from './export/unpack.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

async function take(actor: Actor): Promise<string> {
  const { name, stream } = await makeEvidencePack(actor);
  const path = join(await mkdtemp(join(tmpdir(), 'parley-evidence-')), name);
  await pipeline(stream, createWriteStream(path));
  return unpack(path);
}

test('P20: the evidence pack holds rules, people, checks, checkpoints, a re-created message and a letter, and its sums fit', async () => {
  const tenant = await buildTenant();
  const { owner, tenantId, generalId } = tenant;
  const officer = await buildMember(tenant, { name: '=Formula Person', granted: ['archive'] });
  const { message } = await sendMessage(officer, { clientId: newId(), channelId: generalId, body: 'what was first said' });
  await editMessage(officer, { messageId: message.id, body: 'what was said then' });
  await deleteMessage(officer, { messageId: message.id });
  await sendMessage(owner, { clientId: newId(), channelId: generalId, body: 'of somebody else' });
  await makeCheckpoint(tenantId);
  await checkArchive({ tenantId, checkId: await beginCheck(tenantId, null) });

  const dir = await take(officer);
  const read = (name: string) => readFile(join(dir, name), 'utf8');
  execFileSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: dir });
  expect(await read('README.txt')).toContain('These are tools, not legal advice.');
  expect(await read('letter-of-undertaking.txt')).toContain('designated executive officer');
  const checks = JSON.parse(await read('checks/checks.json')) as Record<'immutability' | 'completeness', { passed: boolean }>;
  expect([checks.immutability.passed, checks.completeness.passed]).toEqual([true, true]);
  expect(JSON.parse(await read('rules/rules-in-force.json'))).toMatchObject({
    signIn: { singleSignOnRequired: false },
    boundary: [],
  });
  const people = await read('people/people.csv');
  expect(people).toContain('archive (');
  expect(people).toContain("'=Formula Person");
  expect((await read('checkpoints/checkpoints.ndjson')).trimEnd().split('\n')).toHaveLength(1);
  expect(JSON.parse(await read('checkpoints/keys.json'))).toHaveLength(1);
  const sample = await read('sample/message.txt');
  expect(sample).toMatch(/message\.created[^]*what was first said[^]*message\.edited[^]*what was said then[^]*message\.deleted/);
  expect(sample).not.toContain('of somebody else');
  expect((await listAudit(owner, {})).entries.map(({ type }) => type)).toContain('archive.evidenceTaken');
});

test('who may not take exports gets no evidence pack, and one firm’s pack has nothing of another', async () => {
  const tenant = await buildTenant({ marker: 'Mine' });
  const other = await buildTenant({ marker: 'Theirs' });
  const [admin, member] = [await buildMember(tenant, { role: 'admin' }), await buildMember(tenant)];
  await expect(makeEvidencePack(member)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(makeEvidencePack(admin)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const dir = await take(tenant.owner);
  for (const name of ['people/people.csv', 'people/changes.ndjson', 'rules/rules-in-force.json', 'rules/changes.ndjson'])
    expect(await readFile(join(dir, name), 'utf8')).not.toContain('Theirs');
  expect(other.slug).not.toBe(tenant.slug);
});
