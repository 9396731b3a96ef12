import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { myChannels } from '../src/channel/my-channels.ts';
import { closeDatabase, openDatabase } from '../src/database.ts';
import { enqueueJob } from '../src/job/enqueue-job.ts';
import { advancedStreams } from '../src/log/advanced-streams.ts';
import { pageMessages } from '../src/message/page-messages.ts';
import { searchMessageIds } from '../src/search/search-ids.ts';
import { withTenant, type TenantTx } from '../src/with-tenant.ts';
import { buildRows, type TenantRows } from './build-rows.ts';
import { openScratchDatabase, type ScratchDatabase } from './scratch-database.ts';

// A small pool, so that connections go from tenant to tenant all the time.
const { APP_DATABASE_URL: appUrl = '', SYSTEM_DATABASE_URL: systemUrl = '', TEST_ADMIN_URL: adminUrl = '' } = process.env;
openDatabase({ appUrl, systemUrl, poolSize: 3, name: 'traps' });

let a: TenantRows;
let b: TenantRows;
beforeAll(async () => {
  [a, b] = await Promise.all([buildRows(), buildRows()]);
});
afterAll(closeDatabase);

async function connected<Result>(url: string, fn: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await fn(client);
  } finally {
    await client.end();
  }
}

describe('a row of one tenant cannot point at one of another', () => {
  const inserts: [string, (tx: TenantTx, target: TenantRows) => Promise<unknown>][] = [
    [
      'channel_member → channel',
      (tx, { channelId }) => tx.$executeRaw`INSERT INTO app.channel_member (tenant_id, channel_id, member_id)
        VALUES (app.tid(), ${channelId}::uuid, ${a.memberId}::uuid) ON CONFLICT (tenant_id, channel_id, member_id) DO UPDATE SET read_seq = 0`,
    ],
    [
      'channel_member → member',
      (tx, { memberId }) => tx.$executeRaw`INSERT INTO app.channel_member (tenant_id, channel_id, member_id)
        VALUES (app.tid(), ${a.channelId}::uuid, ${memberId}::uuid) ON CONFLICT (tenant_id, channel_id, member_id) DO UPDATE SET read_seq = 0`,
    ],
    [
      'thread_read → message',
      (tx, { messageId }) => tx.threadRead.create({ data: { tenantId: a.tenantId, parentId: messageId, memberId: a.memberId } }),
    ],
    [
      'file → member',
      (tx, { memberId }) =>
        tx.file.create({
          data: {
            tenantId: a.tenantId,
            id: randomUUID(),
            uploaderId: memberId,
            name: 'x',
            mime: 'x',
            bytes: 1n,
            sha256: new Uint8Array(1),
          },
        }),
    ],
    [
      'event → stream',
      (tx, { channelId }) => tx.$executeRaw`INSERT INTO app.event (tenant_id, stream_id, version, type, at, payload_hash, hash)
        VALUES (app.tid(), ${channelId}::uuid, 1000, 'x', now(), '', '')`,
    ],
    [
      'message → channel',
      (
        tx,
        { channelId },
      ) => tx.$executeRaw`INSERT INTO app.message (tenant_id, id, channel_id, seq, version, created_version, client_id, author_id, body, created_at)
        VALUES (app.tid(), ${randomUUID()}::uuid, ${channelId}::uuid, 1000, 1, 1, ${randomUUID()}::uuid, ${a.memberId}::uuid, '', now())`,
    ],
  ];
  test.each(inserts)('%s', async (_, insert) => {
    const rolledBack = new Error('enough seen');
    await expect(
      withTenant(a.tenantId, async (tx) => {
        await insert(tx, a);
        throw rolledBack;
      }),
    ).rejects.toBe(rolledBack);
    await expect(withTenant(a.tenantId, (tx) => insert(tx, b))).rejects.toThrow(/oreign key|23503/);
  });
});

test('a row cannot be written in the name of another tenant', async () => {
  const member = (tenantId: string) => ({
    tenantId,
    id: randomUUID(),
    userId: randomUUID(),
    email: `${randomUUID()}@example.com`,
    name: 'X',
    role: 'member',
  });
  await withTenant(a.tenantId, (tx) => tx.member.create({ data: member(a.tenantId) }));
  await expect(withTenant(a.tenantId, (tx) => tx.member.create({ data: member(b.tenantId) }))).rejects.toThrow(
    /row-level security/,
  );
  const moved = withTenant(
    a.tenantId,
    (tx) => tx.$executeRaw`UPDATE app.member SET tenant_id = ${b.tenantId}::uuid WHERE id = ${a.memberId}::uuid`,
  );
  await expect(moved).rejects.toThrow(/row-level security|foreign key/);
});

test('an address that is taken in one tenant says nothing in another', async () => {
  const invite = (tenant: TenantRows, email: string) =>
    withTenant(tenant.tenantId, (tx) =>
      tx.member.create({
        data: { tenantId: tenant.tenantId, id: randomUUID(), userId: randomUUID(), email, name: 'X', role: 'member' },
      }),
    );
  await expect(invite(a, b.email)).resolves.toBeDefined();
  await expect(invite(a, a.email)).rejects.toThrow(/[Uu]nique/);
});

test('without a tenant there are no rows: before one was ever set, and after it was', async () => {
  await connected(appUrl, async (client) => {
    const count = async () => {
      const { rows } = await client.query<{ name: string; found: string }>(
        `SELECT relname AS name, (xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM app.%I', relname), true, true, '')))[1]::text AS found
         FROM pg_class WHERE relnamespace = 'app'::regnamespace AND relkind IN ('r', 'v', 'p')`,
      );
      return rows.filter((row) => row.found !== '0').map((row) => row.name);
    };
    expect(await count()).toEqual([]);
    await client.query('BEGIN');
    await client.query("SELECT set_config('app.tenant_id', $1, true)", [a.tenantId]);
    expect(await count()).toEqual(expect.arrayContaining(['member', 'channel', 'message', 'message_row', 'event']));
    await client.query('COMMIT');
    const { rows } = await client.query("SELECT current_setting('app.tenant_id', true) AS left, app.tid() AS tid");
    expect(rows).toEqual([{ left: '', tid: null }]);
    expect(await count()).toEqual([]);
  });
});

test('withTenant takes nothing but the id of a tenant', async () => {
  await expect(withTenant(a.tenantId, (tx) => tx.tenant.count())).resolves.toBe(1);
  for (const wrong of ['', 'x', `${a.tenantId}' OR true --`, a.tenantId.toUpperCase()])
    await expect(withTenant(wrong, (tx) => tx.tenant.count())).rejects.toThrow('withTenant needs a tenant id');
});

test('what throws in withTenant leaves nothing behind', async () => {
  const id = randomUUID();
  const write = (fail: boolean) =>
    withTenant(a.tenantId, async (tx) => {
      await tx.stream.create({ data: { tenantId: a.tenantId, id } });
      if (fail) throw new Error('stop');
    });
  const found = () => withTenant(a.tenantId, (tx) => tx.stream.count({ where: { id } }));
  await expect(write(true)).rejects.toThrow('stop');
  expect(await found()).toBe(0);
  await write(false);
  expect(await found()).toBe(1);
});

test('twenty workers on three connections never see a row of another tenant', async () => {
  let wrong = 0;
  let seen = 0;
  const look = async (tenant: TenantRows, i: number) => {
    const tenants = await withTenant(tenant.tenantId, (tx) => tx.member.findMany({ select: { tenantId: true } }));
    const ids = tenants.map((row) => row.tenantId);
    const page = await pageMessages(tenant.tenantId, tenant.channelId, { limit: 10, floor: 0 });
    const other = i % 2 === 0 ? b : a;
    const foreign = [
      ...(await pageMessages(tenant.tenantId, other.channelId, { limit: 10, floor: 0 })),
      ...(await myChannels(tenant.tenantId, other.memberId)),
    ];
    seen += ids.length + page.length;
    wrong +=
      ids.filter((id) => id !== tenant.tenantId).length + page.filter((row) => row.id !== tenant.messageId).length + foreign.length;
  };
  await Promise.all(
    Array.from({ length: 20 }, async (_, worker) => {
      for (let i = worker; i < worker + 20; i += 1) await look(i % 2 === 0 ? a : b, i);
    }),
  );
  expect(seen).toBeGreaterThan(800);
  expect(wrong).toBe(0);
});

test('a setting that somebody left on a connection is of no use to the next one', async () => {
  const pool = new pg.Pool({ connectionString: appUrl, max: 1 });
  await pool.query("SELECT set_config('app.tenant_id', $1, false)", [b.tenantId]);
  const { rows: leaked } = await pool.query('SELECT app.tid() AS tid');
  expect(leaked).toEqual([{ tid: b.tenantId }]);
  for (const hot of [
    'SELECT id FROM app.my_channels($1, $2, NULL)',
    'SELECT channel_id AS id FROM app.page_messages($1, $3, NULL, NULL, 5, 0)',
  ]) {
    const text = `WITH unused AS (SELECT $2::uuid, $3::uuid) ${hot}`;
    const { rows } = await pool.query(text, [a.tenantId, a.memberId, a.channelId]);
    expect(rows).toEqual([{ id: a.channelId }]);
  }
  await pool.end();
});

describe('what sees past the policies', () => {
  test('finds messages for a member of the present tenant only', async () => {
    const secretWord = {
      words: ['secretword'],
      phrases: [],
      without: [],
      from: [],
      in: [],
      after: null,
      before: null,
      has: [],
      is: [],
      apart: [],
    };
    const search = (tenantId: string, memberId: string) =>
      withTenant(tenantId, (tx) => searchMessageIds(tx, secretWord, { memberId, before: null, limit: 10 }));
    expect(await search(b.tenantId, b.memberId)).toEqual([b.messageId]);
    expect(await search(a.tenantId, b.memberId)).toEqual([]);
  });

  test('tells the version of a stream to those who name its tenant', async () => {
    const ask = (tenantId: string) => advancedStreams([{ tenantId, streamId: b.channelId, version: 0 }]);
    expect(await ask(b.tenantId)).toEqual([{ tenantId: b.tenantId, streamId: b.channelId, version: 1 }]);
    expect(await ask(a.tenantId)).toEqual([]);
  });

  test('enqueues a job in the name of the present tenant, whatever its payload says', async () => {
    const key = randomUUID();
    await withTenant(a.tenantId, (tx) => enqueueJob(tx, { name: 'test.nothing', payload: { tenantId: b.tenantId, key }, key }));
    const payload = await connected(adminUrl, async (client) => {
      const { rows } = await client.query('DELETE FROM graphile_worker._private_jobs WHERE key = $1 RETURNING payload', [key]);
      return rows[0].payload as unknown;
    });
    expect(payload).toEqual({ key, tenantId: a.tenantId });
  });

  test('a job exists if and only if its transaction commits', async () => {
    const key = randomUUID();
    const enqueue = (fail: boolean) =>
      withTenant(a.tenantId, async (tx) => {
        await enqueueJob(tx, { name: 'test.nothing', payload: {}, key });
        if (fail) throw new Error('stop');
      });
    const taken = () =>
      connected(
        adminUrl,
        async (client) => (await client.query('DELETE FROM graphile_worker._private_jobs WHERE key = $1', [key])).rowCount,
      );
    await expect(enqueue(true)).rejects.toThrow('stop');
    expect(await taken()).toBe(0);
    await enqueue(false);
    expect(await taken()).toBe(1);
  });
});

describe('a role that serves cannot', () => {
  let scratch: ScratchDatabase;
  beforeAll(async () => {
    scratch = await openScratchDatabase();
  });
  afterAll(() => scratch.drop());

  const powers: [string, string][] = [
    ['empty a table', 'TRUNCATE app.member CASCADE'],
    ['switch row-level security off', 'ALTER TABLE app.member DISABLE ROW LEVEL SECURITY'],
    ['stop forcing it', 'ALTER TABLE app.member NO FORCE ROW LEVEL SECURITY'],
    ['drop a policy', 'DROP POLICY tenant ON app.member'],
    ['add a policy', 'CREATE POLICY more ON app.member USING (true)'],
    ['read past the policies', 'SET row_security = off; SELECT 1 FROM app.member'],
    ['become the role that reads past them', 'SET ROLE parley_search'],
    ['become the role for backups', 'SET ROLE parley_backup'],
    ['change a role', 'ALTER ROLE parley_app CONNECTION LIMIT -1'],
    [
      'replace what policies ask',
      'CREATE OR REPLACE FUNCTION app.tid() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT NULL::uuid $$',
    ],
    ['drop the guard of the log', 'DROP TRIGGER append_only ON app.event'],
    ['disable the guards', 'SET session_replication_role = replica'],
    ['make a table', 'CREATE TABLE app.mine (id int)'],
    ['make a function', 'CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$'],
  ];
  test.each(powers)('%s', async (_, power) => {
    await scratch.owner.query('BEGIN');
    await scratch.owner.query(power);
    await scratch.owner.query('ROLLBACK');
    await scratch.owner.query('RESET ALL; RESET ROLE');
    for (const url of Object.values(scratch.urls))
      await expect(connected(url, (client) => client.query(power))).rejects.toThrow(
        /permission denied|must be (?:able|owner)|affected by row-level security/,
      );
  });

  test.each([
    'SELECT FROM identity.user',
    'SELECT FROM identity.session',
    'SELECT FROM identity.email_token',
    'SELECT FROM graphile_worker._private_jobs',
  ])('read what is none of its business: %s', async (query) => {
    await scratch.owner.query(query);
    await expect(connected(scratch.urls.app, (client) => client.query(query))).rejects.toThrow('permission denied');
  });

  test.each(['SELECT FROM app.member', 'SELECT FROM app.message', 'SELECT FROM app.event_payload'])(
    'read tenants as the job queue: %s',
    async (query) => {
      await connected(scratch.urls.app, (client) => client.query(query));
      await expect(connected(scratch.urls.job, (client) => client.query(query))).rejects.toThrow('permission denied');
    },
  );
});
