import { createHash } from 'node:crypto';
import pg from 'pg';
import { hashPassword } from '@parley/core/identity/password';
import { importWorkspace } from '@parley/core/import/import-workspace';
import { pick, seededRandom } from '../lib/random.ts';
import { textWriter } from './write-text.ts';

export type SeededChannel = { id: string; name: string; count: number };
/** A firm with three years of talk. `reader` signs in with the password. */
export type Firm = {
  slug: string;
  tenantId: string;
  reader: { memberId: string; email: string; password: string };
  channels: SeededChannel[];
  words: string[];
};

const people = 40;
const channelCount = 40;
const yearMs = 365 * 86_400_000;
const span = 3 * yearMs;
const batch = 20_000;
const password = 'a firm that talks a lot';

/**
 * The firm comes in through the importer; its messages are put straight into the table, because what is measured here reads
 * them and a million entries of the log would take an hour. The first channel has a fifth of them all.
 */
export async function seedFirm(ownerUrl: string, messages: number, say: (text: string) => void): Promise<Firm> {
  const began = new Date(Date.now() - span - 86_400_000);
  const slug = 'long-talk';
  const keys = Array.from({ length: people }, (_, index) => `p${index + 1}`);
  const passwordHash = await hashPassword(password);
  const names = Array.from({ length: channelCount }, (_, index) => `matter-${String(index + 1).padStart(2, '0')}`);
  const made = await importWorkspace({
    slug,
    name: 'Long Talk',
    createdAt: began,
    people: keys.map((key, index) => ({
      key,
      email: `${key}@${slug}.example`,
      name: `Person ${index + 1}`,
      title: '',
      role: index === 0 ? 'owner' : 'member',
      passwordHash,
      joinedAt: began,
    })),
    channels: names.map((name) => ({
      kind: 'public',
      name,
      createdBy: 'p1',
      createdAt: began,
      members: keys.map((key) => ({ key, joinedAt: began })),
      messages: [],
    })),
  });
  const reader = made?.members[1];
  if (!made || !reader) throw new Error('The firm could not be made.');
  const shares = names.map((_, index) => (index === 0 ? 0.2 : 0.8 / (channelCount - 1)));
  const channels = made.channelIds.map((id, index) => ({
    id,
    name: names[index] ?? '',
    count: Math.max(120, Math.round(messages * (shares[index] ?? 0))),
  }));
  const writer = textWriter(7);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("SET session_replication_role = replica; SET maintenance_work_mem = '512MB'; SET synchronous_commit = off");
    const indexes = await dropWordIndexes(client);
    const memberIds = made.members.map(({ memberId }) => memberId);
    for (const channel of channels) await fill(client, { tenantId: made.tenantId, channel, memberIds, next: writer.next });
    say('messages are in; building the indexes of words …');
    for (const definition of indexes) await client.query(definition);
    await client.query('VACUUM ANALYZE app.message');
    await client.query('ANALYZE');
  } finally {
    await client.end();
  }
  return {
    slug,
    tenantId: made.tenantId,
    reader: { memberId: reader.memberId, email: reader.email, password },
    channels,
    words: writer.words,
  };
}

/** An index of words is built in a fraction of the time that keeping it up row by row takes. */
async function dropWordIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT c.relname AS name, pg_get_indexdef(c.oid) AS definition FROM pg_index i
       JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam
      WHERE i.indrelid = 'app.message'::regclass AND a.amname = 'gin'`,
  );
  for (const { name } of rows) await client.query(`DROP INDEX app.${client.escapeIdentifier(name)}`);
  return rows.map(({ definition }) => definition);
}

type Filling = { tenantId: string; channel: SeededChannel; memberIds: string[]; next: () => string };

async function fill(client: pg.Client, { tenantId, channel, memberIds, next }: Filling): Promise<void> {
  const random = seededRandom(channel.count);
  const { rows: heads } = await client.query<{ version: string }>(
    'SELECT meta_version AS version FROM app.channel WHERE tenant_id = $1 AND id = $2',
    [tenantId, channel.id],
  );
  const head = Number(heads[0]?.version ?? 0);
  const start = Date.now() - span;
  for (let from = 0; from < channel.count; from += batch) {
    const size = Math.min(batch, channel.count - from);
    const seqs = Array.from({ length: size }, (_, index) => from + index + 1);
    const times = seqs.map((seq) => start + Math.floor((seq / (channel.count + 1)) * span));
    await client.query(
      `INSERT INTO app.message (tenant_id, id, channel_id, seq, version, created_version, client_id, author_id, body, reactions, created_at)
       SELECT $1, m.id, $2, m.seq, $3, $3, m.id, m.author, m.body, m.reactions, m.at
         FROM unnest($4::uuid[], $5::bigint[], $6::uuid[], $7::text[], $8::jsonb[], $9::timestamptz[])
              AS m (id, seq, author, body, reactions, at)`,
      [
        tenantId,
        channel.id,
        head,
        seqs.map((seq, index) => idAt(times[index] ?? 0, `${channel.id}${seq}`)),
        seqs,
        seqs.map(() => pick(random, memberIds)),
        seqs.map(next),
        seqs.map(() => (random() < 0.08 ? JSON.stringify({ '👍': [pick(random, memberIds)] }) : null)),
        times.map((time) => new Date(time)),
      ],
    );
  }
  await client.query('UPDATE app.stream SET message_count = $3, last_message_at = $4 WHERE tenant_id = $1 AND id = $2', [
    tenantId,
    channel.id,
    channel.count,
    new Date(Date.now() - 60_000),
  ]);
  await client.query('UPDATE app.channel_member SET read_seq = $3 WHERE tenant_id = $1 AND channel_id = $2', [
    tenantId,
    channel.id,
    channel.count,
  ]);
}

/** A UUIDv7 of that moment; the rest follows from the name, so that each run has the same. */
function idAt(time: number, name: string): string {
  const rest = createHash('md5').update(name).digest('hex');
  const hex = time.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7${rest.slice(0, 3)}-a${rest.slice(3, 6)}-${rest.slice(6, 18)}`;
}
