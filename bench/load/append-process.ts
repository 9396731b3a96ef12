import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { log } from '@parley/core/log';
import { sendMessage } from '@parley/core/message/send-message';
import { openCore } from '@parley/core/testing/open-core';
import { newId } from '@parley/core/id';
import pg from 'pg';
import type { AppendOrder, AppendReport } from '../workloads/w6-durable-appends.ts';

/** The appending process of W6: as many writers as ordered, each waiting for its commit before it writes again. */
process.once('message', (order: AppendOrder) => {
  if (order.mode === 'parley') {
    log.level = 'silent';
    openCore({
      appUrl: order.appUrl,
      systemUrl: order.appUrl,
      secret: 'the-secret-of-a-measuring-run-0123456789',
      dataDir: '/tmp',
    });
  }
  const append = order.mode === 'parley' ? appendThroughParley : insertBare;
  // Code and plans are warm before the clock starts, as they are in a service that runs.
  void append({ ...order, rows: order.warmUpRows }).then(() => {
    process.once('message', () => void append(order).then((report) => process.send?.(report)));
    process.send?.('warm');
  });
});
process.send?.('ready');

async function appendThroughParley(order: AppendOrder): Promise<AppendReport> {
  const body = 'x'.repeat(order.bodyBytes);
  let left = order.rows;
  const writer = async (index: number) => {
    const channel = order.channels[index % order.channels.length];
    const memberId = channel?.memberIds[index % channel.memberIds.length];
    if (!channel || !memberId) throw new Error('There is nowhere to write.');
    const actor = {
      tenantId: channel.tenantId,
      slug: '',
      memberId,
      userId: '',
      role: 'member' as const,
      name: 'Person',
      sessionId: '',
      permissions: [],
      isEmailConfirmed: true,
    };
    while (left > 0) {
      left -= 1;
      await sendMessage(actor, { clientId: randomUUID(), channelId: channel.channelId, body });
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: order.senders }, (_, index) => writer(index)));
  return { rows: order.rows, ms: performance.now() - started };
}

const insertAll = `WITH i AS (
    SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::text[], $9::bytea[])
      AS i (tenant, stream, version, author, id, client, body, payload, hash)),
  e AS (INSERT INTO bare.event (tenant_id, stream_id, version, type, actor_id, subject_id, at, client_id, payload_hash, hash)
    SELECT tenant, stream, version, 'message.created', author, id, now(), client, hash, hash FROM i),
  p AS (INSERT INTO bare.event_payload SELECT tenant, stream, version, payload FROM i)
  INSERT INTO bare.message (tenant_id, id, channel_id, seq, version, created_version, client_id, author_id, body, created_at)
    SELECT tenant, id, stream, version, version, version, client, author, body, now() FROM i`;

/** Four connections, batches as large as group commit makes them with that many senders. */
const versions = new Map<string, number>();
let barePool: pg.Pool | undefined;
async function insertBare(order: AppendOrder): Promise<AppendReport> {
  const pool = (barePool ??= new pg.Pool({ connectionString: order.databaseUrl, max: 4 }));
  const body = 'x'.repeat(order.bodyBytes);
  const tenants = [...new Set(order.channels.map((channel) => channel.tenantId))];
  const batch = Math.max(1, Math.floor(order.senders / tenants.length));
  const hash = createHash('sha256').update(randomBytes(8)).digest();
  let left = order.rows;
  const writer = async (tenantId: string) => {
    const channels = order.channels.filter((channel) => channel.tenantId === tenantId);
    while (left > 0) {
      const size = Math.min(batch, left);
      left -= size;
      const rows = Array.from({ length: size }, (_, index) => {
        const channel = channels[index % channels.length];
        const channelId = channel?.channelId ?? '';
        const version = (versions.get(channelId) ?? 0) + 1;
        versions.set(channelId, version);
        return {
          channelId,
          version,
          author: channel?.memberIds[index % channel.memberIds.length] ?? '',
          id: newId(),
          client: randomUUID(),
        };
      });
      const payload = JSON.stringify({
        body,
        parentId: null,
        mentions: [],
        files: [],
        priority: 'normal',
        salt: '0123456789012345678901',
      });
      await pool.query({
        name: 'insert_all',
        text: insertAll,
        values: [
          rows.map(() => tenantId),
          rows.map((row) => row.channelId),
          rows.map((row) => row.version),
          rows.map((row) => row.author),
          rows.map((row) => row.id),
          rows.map((row) => row.client),
          rows.map(() => body),
          rows.map(() => payload),
          rows.map(() => hash),
        ],
      });
    }
  };
  const started = performance.now();
  await Promise.all(tenants.map(writer));
  return { rows: order.rows, ms: performance.now() - started };
}
