import { readFileSync } from 'node:fs';
import { verifyStream } from '@parley/core/archive/verify-stream';
import { localPath } from '@parley/core/storage/local-storage';
import { storageKey } from '@parley/core/storage/storage';
import { signIn } from '@parley/core/identity/sign-in';
import { resolveActor } from '@parley/core/identity/session';
import { listMessages } from '@parley/core/message/read-messages';
import { bootstrap } from '@parley/core/workspace/bootstrap';
import { expect, test } from 'vitest';
import { demoSignIn, seedDemo } from '../src/demo/seed-demo.ts';
import { openScratchCore } from './support/open-scratch-core.ts';

const core = openScratchCore();
const beginnings: Record<string, string> = {
  'application/pdf': '%PD',
  'image/png': '\u0089PN',
  'image/jpeg': '\u00ff\u00d8\u00ff',
};

/** The number of rows and a digest of their contents, of every table that holds what people did. */
async function contents(): Promise<Record<string, string>> {
  const { owner } = core().database;
  const { rows: tables } = await owner.query(
    "SELECT schemaname || '.' || quote_ident(tablename) AS name FROM pg_tables WHERE schemaname IN ('app', 'identity') AND tablename NOT IN ('session', 'rate_limit')",
  );
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await owner.query(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '' ORDER BY t::text)), '') AS digest FROM ${name} t`,
    );
    found[name] = rows[0].digest;
  }
  return found;
}

test('seeding twice is the same as once', async () => {
  expect(await seedDemo()).toBe(true);
  const once = await contents();
  expect(await seedDemo()).toBe(false);
  expect(await contents()).toEqual(once);
});

test('every hash chain of the seeded history verifies, and every stream stands where its log ends', async () => {
  const { rows: streams } = await core().database.owner.query(
    'SELECT s.tenant_id, s.id, s.version::int, s.message_count::int, count(m.id)::int AS messages FROM app.stream s LEFT JOIN app.message m ON m.tenant_id = s.tenant_id AND m.channel_id = s.id GROUP BY 1, 2',
  );
  expect(streams.length).toBeGreaterThan(15);
  for (const stream of streams) {
    expect(await verifyStream(stream.tenant_id, stream.id)).toEqual({ ok: true, version: stream.version });
    expect(stream.messages).toBe(stream.message_count);
  }
});

test('the demo sign-in opens a firm with weeks of conversation, some of it unread', async () => {
  const { sessionToken } = await signIn({ ...demoSignIn, address: '127.0.0.1', userAgent: 'test' });
  const ana = await resolveActor(sessionToken, 'harbour-lane');
  expect(ana).toMatchObject({ name: 'Ana Wójcik', role: 'admin', isEmailConfirmed: true });
  const { channels, members } = await bootstrap(ana, { email: demoSignIn.email, isEmailConfirmed: true });
  expect(members).toHaveLength(16);
  const unread = Object.fromEntries(
    channels.filter((mine) => mine.unread > 0 && mine.channel.name).map((mine) => [mine.channel.name, mine.unread]),
  );
  expect(unread).toEqual({ 'client-reviews': 2, 'market-desk': 4, 'new-business': 2, 'calder-trustees': 1 });
  const reviews = channels.find((mine) => mine.channel.name === 'client-reviews');
  const { messages } = await listMessages(ana, { channelId: reviews?.channel.id ?? '' });
  expect(messages.some((message) => message.replyCount >= 4)).toBe(true);
  expect(messages.some((message) => message.mentions.includes(ana.memberId))).toBe(true);
  await expect(resolveActor(sessionToken, 'bramble-clinic')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

// What the seed does today and not in the past, as anybody would, is not marked as brought in: paying, and opening matters.
test('one person is in both firms; nothing lies in the future; no text is left half-written', async () => {
  const { rows } = await core().database.owner.query(`
    SELECT (SELECT array_agg(w.slug ORDER BY w.slug) FROM identity.membership ms JOIN identity.user u ON u.id = ms.user_id
              JOIN identity.workspace w ON w.tenant_id = ms.tenant_id WHERE u.email = 'grace@harbour-lane.example') AS firms,
           (SELECT count(*)::int FROM app.event WHERE at > now()) AS future,
           (SELECT count(*)::int FROM app.message WHERE body ~ '\\[\\[|~~~|@\\{|‹') AS raw,
           (SELECT count(*)::int FROM app.message) AS messages,
           (SELECT count(*)::int FROM app.event_payload JOIN app.event e USING (tenant_id, stream_id, version)
              WHERE payload::jsonb ->> 'imported' IS DISTINCT FROM 'true' AND payload NOT LIKE '%sessionId%' AND e.type NOT LIKE ALL (ARRAY['billing.%', 'matter.%'])) AS unmarked`);
  expect(rows[0]).toMatchObject({ firms: ['bramble-clinic', 'harbour-lane'], future: 0, raw: 0, unmarked: 0 });
  expect(rows[0].messages).toBeGreaterThan(350);
});

test('the files are what they say they are', async () => {
  const { rows } = await core().database.owner.query('SELECT tenant_id, id, mime, bytes::int FROM app.file');
  expect(rows.length).toBeGreaterThan(10);
  for (const file of rows) {
    const content = readFileSync(localPath(storageKey(file.tenant_id, file.id)));
    expect(content.length).toBe(file.bytes);
    expect(content.subarray(0, 3).toString('latin1')).toBe(beginnings[file.mime]);
  }
});

test('history enters an empty stream only, in order, and not for the role that serves requests', async () => {
  const { owner } = core().database;
  const { rows } = await owner.query("SELECT tenant_id, id FROM app.channel WHERE name = 'general' LIMIT 1");
  const event = (at: string) => [{ stream_id: rows[0].id, type: 'message.created', at, payload: '{}' }];
  const attempt = (at: string) =>
    owner.query("SELECT set_config('app.tenant_id', $1, false), app.import_events($1::uuid, $2)", [
      rows[0].tenant_id,
      JSON.stringify(event(at)),
    ]);
  await expect(attempt('2026-01-01T00:00:00Z')).rejects.toThrow('empty stream');
  const { rows: may } = await owner.query(
    "SELECT has_function_privilege('parley_app', 'app.import_events(uuid, jsonb)', 'EXECUTE') AS app, has_function_privilege('parley_system', 'app.import_events(uuid, jsonb)', 'EXECUTE') AS system",
  );
  expect(may[0]).toEqual({ app: false, system: true });
});
