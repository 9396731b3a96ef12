import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { withTenant } from '@parley/db/with-tenant';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../src/actor.ts';
import { verifyArchive } from '../src/archive/verify.mjs';
import { verifyStream } from '../src/archive/verify-stream.ts';
import { createRule } from '../src/boundary-rule/change-rule.ts';
import { config } from '../src/config.ts';
import { setDraft } from '../src/draft/drafts.ts';
import { readText } from '../src/file/read-text.ts';
import { storeUpload } from '../src/file/store-upload.ts';
import { createHold, releaseHold } from '../src/hold/place-hold.ts';
import { newId } from '../src/id.ts';
import { gather } from '../src/matter/gather.ts';
import { openMatter } from '../src/matter/open-matter.ts';
import { deleteMessage, editMessage, reactToMessage } from '../src/message/change-message.ts';
import { forwardMessage } from '../src/message/forward-message.ts';
import { moveMessage } from '../src/message/move-message.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { previewMessage } from '../src/preview/preview-message.ts';
import { refuseHeld, releaseHeld } from '../src/quarantine/decide-held.ts';
import { getMyHeld, listMyHeld, withdrawHeld } from '../src/quarantine/my-held.ts';
import { listPurges } from '../src/retention/list-purges.ts';
import { purgeTenant } from '../src/retention/purge.ts';
import { writePolicy } from '../src/retention/read-policy.ts';
import { sendScheduledNow } from '../src/scheduled/send-scheduled.ts';
import { scheduleMessage } from '../src/scheduled/scheduled-messages.ts';
import { createLexicon } from '../src/supervision/change-lexicon.ts';
import { createPolicy } from '../src/supervision/change-policy.ts';
import { supervise } from '../src/supervision/supervise.ts';
import { buildChannel, buildMember, buildTenant, type BuiltTenant } from '../src/testing/build.ts';
import { asOwner } from './as-owner.ts';
import { makeExport } from './export/make-export.ts';
import { openJobDatabase } from './job-database.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();
/** A page on the open internet that repeats the address by which it is asked for. */
const server = createServer(({ url }, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8').end(`<title>You asked for ${url}</title>`);
});
beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)));
afterAll(() => void server.close());
const withJobDb = openJobDatabase();

/**
 * Where words may still stand when their message has gone, and why: docs/operations.md, "What goes with a message". Whatever
 * else keeps them is found by this test, also a table that is new.
 */
const mayStay: Record<string, string> = {
  'app.draft.body': 'A text of its own, its writer’s until it is sent or thrown away.',
};

/** Every column of every table that holds text, in any form, with the word somewhere in it. */
async function columnsWith(word: string): Promise<string[]> {
  const [all] = await asOwner<{ columns: number; query: string }>(
    `SELECT count(*)::integer AS columns, string_agg(format('SELECT %L AS place WHERE EXISTS (SELECT 1 FROM %I.%I
         WHERE lower(%I::text) LIKE $1 OR lower(%I::text) LIKE $2)',
         concat_ws('.', n.nspname, c.relname, a.attname), n.nspname, c.relname, a.attname, a.attname), ' UNION ALL ') AS query
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_type e ON e.oid = t.typelem
     WHERE c.relkind IN ('r', 'm') AND a.attnum > 0 AND NOT a.attisdropped AND n.nspname !~ '^(pg_|information_schema)'
       AND (t.typname IN ('text', 'varchar', 'bpchar', 'json', 'jsonb', 'bytea', 'tsvector', 'citext') OR e.typname IN ('text', 'varchar', 'jsonb'))`,
  );
  expect(all?.columns).toBeGreaterThan(200);
  const found = await asOwner<{ place: string }>(all?.query ?? '', [`%${word}%`, `%${Buffer.from(word).toString('hex')}%`]);
  return found.map(({ place }) => place).toSorted();
}

/** Files of the store with the word in them. */
async function filesWith(tenantId: string, word: string): Promise<string[]> {
  const root = join(config().dataDir, 'files', tenantId);
  const names = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  const found: string[] = [];
  for (const entry of names.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    if (entry.name.includes(word) || (await readFile(path)).includes(word)) found.push(path);
  }
  return found;
}

const send = async (actor: Actor, channelId: string, body: string, more: object = {}) =>
  (await sendMessage(actor, { clientId: newId(), channelId, body, ...more })).message;
async function upload(actor: Actor, text: string): Promise<string> {
  async function* bytes() {
    yield Buffer.from(text);
  }
  return (await storeUpload(actor, { name: `${text}.txt`, bytes: bytes() })).file.id;
}
const age = (tenantId: string, days: number) =>
  Promise.all([
    asOwner(
      `UPDATE app.message SET created_at = created_at - $2 * interval '1 day', edited_at = edited_at - $2 * interval '1 day',
       deleted_at = deleted_at - $2 * interval '1 day' WHERE tenant_id = $1`,
      [tenantId, days],
    ),
    asOwner(
      `UPDATE app.quarantine SET held_at = held_at - $2 * interval '1 day', decided_at = decided_at - $2 * interval '1 day',
       closed_at = closed_at - $2 * interval '1 day' WHERE tenant_id = $1`,
      [tenantId, days],
    ),
  ]);
const goes = ({ tenantId, owner }: BuiltTenant) =>
  withTenant(tenantId, (tx) =>
    writePolicy(tx, {
      tenantId,
      rules: [{ scope: 'everything', id: null, act: 'deleteAfter', days: 0 }],
      version: 1,
      setBy: owner.memberId,
    }),
  );
const purge = ({ tenantId }: BuiltTenant) => purgeTenant({ tenantId }, { id: '0', createdAt: new Date(), withJobDb });

/** Sends what a rule holds; answers under which id it waits. */
async function hold(actor: Actor, channelId: string, body: string, more: object = {}): Promise<string> {
  await expect(send(actor, channelId, body, more)).rejects.toMatchObject({ heldId: expect.any(String) as string });
  return (await listMyHeld(actor, {})).items[0]?.id ?? '';
}
const cardRule = {
  ...{ name: 'Cards', detector: 'card' as const, terms: [], leastCount: 1, scope: { kind: 'everybody' as const } },
  ...{ act: 'hold' as const, isOn: true },
};
const card = '4111 1111 1111 1111';

test('P7: when a message goes, its words go from everywhere, whatever had copied them', async () => {
  const tenant = await buildTenant();
  const { owner, tenantId, generalId } = tenant;
  const word = `zorbleflux${newId().slice(-6)}`;
  const ana = await buildMember(tenant, { name: 'Ana' });
  const room = await buildChannel(tenant, { members: [ana] });
  const other = await buildChannel(tenant, { members: [ana] });
  const lexicon = await createLexicon(owner, { name: 'Off channel', phrases: ['call my cell'], exceptions: [] });
  await createPolicy(owner, {
    ...{ name: 'Everybody', watch: { kind: 'everybody' }, reachesPrivate: false, lexiconIds: [lexicon.id], detectors: [] },
    ...{ samplePermille: 0, newDays: 0, reviewerIds: [owner.memberId], needsSecond: false },
  });

  // Said, edited, reacted to, answered, forwarded, moved, deleted, with a file, a link, a poll, a mention, a snippet.
  const link = `http://page.example/${word}`;
  const fileId = await upload(ana, word);
  const first = await send(ana, room, `${word} call my cell ${link} <@${owner.memberId}>`, { fileIds: [fileId] });
  await readText({ tenantId, fileId });
  await editMessage(ana, { messageId: first.id, body: `${word} edited, call my cell, ${link}` });
  await reactToMessage(owner, { messageId: first.id, emoji: '👍', on: true });
  const { port } = server.address() as AddressInfo;
  const guard = { resolve: async () => ['93.184.216.34'], dial: () => ({ host: '127.0.0.1', port }) };
  await previewMessage({ tenantId, messageId: first.id }, guard);
  await send(owner, room, `an answer with ${word}`, { parentId: first.id });
  await forwardMessage(ana, { clientId: newId(), messageId: first.id, channelId: other, comment: `look, ${word}` });
  const moved = await send(ana, room, `${word} to be moved`);
  await moveMessage(ana, { messageId: moved.id, channelId: other });
  const deleted = await send(ana, room, `${word} taken back`);
  await deleteMessage(ana, { messageId: deleted.id });
  await send(ana, room, '', { extra: { poll: { question: word, options: [word, 'no'], isMultiple: false } } });
  const scheduled = await scheduleMessage(ana, {
    ...{ id: newId(), channelId: room, body: `${word} later`, sendAt: new Date(Date.now() + 3_600_000).toISOString() },
  });
  await sendScheduledNow(ana, { id: scheduled.id });
  await setDraft(owner, { channelId: generalId, body: `“${word}”, he wrote`, base: 0, editedAt: Date.now() });
  const matter = await openMatter(ana, { name: 'Hale', client: '', memberIds: [owner.memberId] });
  await gather(ana, { matterId: matter.id, part: { channelId: room, from: null, until: null }, note: '' });
  await supervise({ tenantId });
  await makeExport(owner);

  // Held by a rule: released, refused with its file, and withdrawn.
  await createRule(owner, cardRule);
  await releaseHeld(owner, { id: await hold(ana, room, `${word} released ${card}`) });
  const fileIds = [await upload(ana, `${word}-held`)];
  await refuseHeld(owner, { id: await hold(ana, room, `${word} refused ${card}`, { fileIds }), reason: 'Not by chat' });
  await withdrawHeld(ana, { id: await hold(ana, room, `${word} withdrawn ${card}`) });

  expect(await columnsWith(word)).toEqual(
    expect.arrayContaining([
      ...['app.draft.body', 'app.event_payload.payload', 'app.file.name', 'app.file_text.text', 'app.link_preview.found'],
      ...['app.message.body', 'app.message.extra', 'app.message.files'],
    ]),
  );
  expect(await filesWith(tenantId, word)).not.toEqual([]);
  await goes(tenant);
  await age(tenantId, 3);
  await purge(tenant);
  expect((await columnsWith(word)).filter((place) => !(place in mayStay))).toEqual([]);
  expect(await filesWith(tenantId, word)).toEqual([]);
  for (const streamId of [tenantId, room, other]) expect(await verifyStream(tenantId, streamId)).toMatchObject({ ok: true });
});

test('P8: a held message that was refused stays while a hold keeps it or it waits, and goes by itself otherwise', async () => {
  const tenant = await buildTenant();
  const { owner, tenantId } = tenant;
  const ana = await buildMember(tenant, { name: 'Ana' });
  const room = await buildChannel(tenant, { members: [ana] });
  await createRule(owner, cardRule);
  const waits = await hold(ana, room, `still waiting ${card}`);
  const refused = await hold(ana, room, `the falcon lands ${card}`);
  await refuseHeld(owner, { id: refused, reason: 'Not by chat' });
  const withdrawn = await hold(ana, room, `never mind ${card}`);
  await withdrawHeld(ana, { id: withdrawn });
  await age(tenantId, 3);
  await goes(tenant);
  const words = async (id: string) => (await getMyHeld(ana, { id })).body.replace(` ${card}`, '');
  const scope = { channelIds: [room], memberIds: [], from: null, until: null };
  const keeps = { name: 'Hale', reason: 'A letter from counsel', scope, words: 'falcon' };
  const { id: holdId } = await createHold(owner, keeps);

  await purge(tenant);
  expect([await words(waits), await words(refused), await words(withdrawn)]).toEqual(['still waiting', 'the falcon lands', '']);
  expect((await listPurges(owner, {})).items).toMatchObject([{ messages: 1, files: 0, held: 1 }]);
  await releaseHold(owner, { id: holdId, reason: 'Settled' });
  await purge(tenant);
  expect([await words(waits), await words(refused)]).toEqual(['still waiting', '']);
  expect(await verifyStream(tenantId, tenantId)).toMatchObject({ ok: true });
  const { dir } = await makeExport(owner);
  expect(await verifyArchive(dir)).toMatchObject({ workspace: { id: tenantId } });
});
