import { readStoredEvents } from '@parley/db/log/read-events';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../src/actor.ts';
import { eventHash, verifyStream } from '../src/archive/verify-stream.ts';
import { newId } from '../src/id.ts';
import { deleteMessage, editMessage, reactToMessage } from '../src/message/change-message.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { buildChannel, buildMember, buildTenant } from '../src/testing/build.ts';
import { asOwner, tamper } from './as-owner.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

const send = (
  actor: Actor,
  channelId: string,
  body = 'hello',
  more: { clientId?: string; parentId?: string; fileIds?: string[] } = {},
) => sendMessage(actor, { clientId: newId(), channelId, body, ...more });
const readAll = (tenantId: string, streamId: string) => withTenant(tenantId, (tx) => readStoredEvents(tx, streamId, 0, 10_000));

describe('the chain', () => {
  /** A stream of nine entries of several kinds. */
  async function buildStream(): Promise<{ tenantId: string; streamId: string; where: string; values: string[] }> {
    const tenant = await buildTenant();
    const streamId = await buildChannel(tenant, { members: [await buildMember(tenant)] });
    const { message } = await send(tenant.owner, streamId, 'a');
    await editMessage(tenant.owner, { messageId: message.id, body: 'b' });
    await send(tenant.owner, streamId, 'c', { parentId: message.id });
    await reactToMessage(tenant.owner, { messageId: message.id, emoji: '🎉', on: true });
    await deleteMessage(tenant.owner, { messageId: message.id });
    await send(tenant.owner, streamId, 'd');
    return {
      tenantId: tenant.tenantId,
      streamId,
      where: 'WHERE tenant_id = $1 AND stream_id = $2',
      values: [tenant.tenantId, streamId],
    };
  }

  test('verifies as it was written; a content that no purge of the log accounts for is named', async () => {
    const stream = await buildStream();
    expect(await verifyStream(stream.tenantId, stream.streamId)).toEqual({ ok: true, version: 9 });
    await tamper(`DELETE FROM app.event_payload ${stream.where} AND version = 4`, stream.values);
    const problem = 'the content is missing';
    expect(await verifyStream(stream.tenantId, stream.streamId)).toEqual({ ok: false, version: 4, problem });
  });

  const hashAt = (version: string, prev: string) =>
    `app.event_hash(${prev}, tenant_id, stream_id, ${version}, type, actor_id, subject_id, at, client_id, payload_hash)`;
  const changes: [string, number, string][] = [
    ['another type', 5, `UPDATE app.event SET type = 'message.deleted' WHERE_ AND version = 5`],
    ['another author', 5, `UPDATE app.event SET actor_id = gen_random_uuid() WHERE_ AND version = 5`],
    ['no author', 5, `UPDATE app.event SET actor_id = NULL WHERE_ AND version = 5`],
    ['another subject', 5, `UPDATE app.event SET subject_id = gen_random_uuid() WHERE_ AND version = 5`],
    ['another time', 5, `UPDATE app.event SET at = at + interval '1 millisecond' WHERE_ AND version = 5`],
    ['another client id', 4, `UPDATE app.event SET client_id = gen_random_uuid() WHERE_ AND version = 4`],
    ['another hash of the content', 5, `UPDATE app.event SET payload_hash = sha256('x') WHERE_ AND version = 5`],
    ['another hash', 5, `UPDATE app.event SET hash = sha256('x') WHERE_ AND version = 5`],
    ['another content', 5, `UPDATE app.event_payload SET payload = payload || ' ' WHERE_ AND version = 5`],
    [
      'another content, with its hash',
      5,
      `WITH changed AS (UPDATE app.event_payload SET payload = 'x' WHERE_ AND version = 5)
      UPDATE app.event SET payload_hash = sha256('x') WHERE_ AND version = 5`,
    ],
    [
      'an author, with the hash made to fit',
      6,
      `UPDATE app.event SET actor_id = NULL, hash = (SELECT app.event_hash(p.hash, e.tenant_id, e.stream_id, e.version,
      e.type, NULL, e.subject_id, e.at, e.client_id, e.payload_hash) FROM app.event e JOIN app.event p ON p.stream_id = e.stream_id AND p.version = 4
      WHERE e.tenant_id = $1 AND e.stream_id = $2 AND e.version = 5) WHERE_ AND version = 5`,
    ],
    [
      'the last one, with the hash made to fit',
      9,
      `UPDATE app.event SET actor_id = NULL, hash = (SELECT app.event_hash(p.hash, e.tenant_id, e.stream_id, e.version,
      e.type, NULL, e.subject_id, e.at, e.client_id, e.payload_hash) FROM app.event e JOIN app.event p ON p.stream_id = e.stream_id AND p.version = 8
      WHERE e.tenant_id = $1 AND e.stream_id = $2 AND e.version = 9) WHERE_ AND version = 9`,
    ],
    ['one removed', 5, `DELETE FROM app.event WHERE_ AND version = 5`],
    ['the first removed', 1, `DELETE FROM app.event WHERE_ AND version = 1`],
    ['the last removed', 9, `DELETE FROM app.event WHERE_ AND version = 9`],
    [
      'one removed and the rest moved up',
      5,
      `WITH gone AS (DELETE FROM app.event WHERE_ AND version = 5)
      UPDATE app.event SET version = version - 100 WHERE_ AND version > 5;`,
    ],
    [
      'one added at the end',
      10,
      `INSERT INTO app.event SELECT tenant_id, stream_id, 10, type, actor_id, subject_id, at, client_id, payload_hash,
      ${hashAt('10', 'hash')} FROM app.event WHERE_ AND version = 9`,
    ],
    [
      'two swapped',
      5,
      `UPDATE app.event e SET type = o.type, actor_id = o.actor_id, subject_id = o.subject_id, at = o.at, client_id = o.client_id,
      payload_hash = o.payload_hash, hash = o.hash FROM app.event o WHERE e.tenant_id = $1 AND e.stream_id = $2 AND o.tenant_id = $1 AND o.stream_id = $2
      AND ((e.version = 5 AND o.version = 6) OR (e.version = 6 AND o.version = 5))`,
    ],
  ];
  test.each(changes)('shows %s, at version %i', async (_, version, change) => {
    const stream = await buildStream();
    await tamper(change.replaceAll('WHERE_', stream.where).replace(/;$/, ''), stream.values);
    expect(await verifyStream(stream.tenantId, stream.streamId)).toMatchObject({ ok: false, version });
  });

  test('shows one added in between, where it is', async () => {
    const stream = await buildStream();
    for (let version = 9; version >= 5; version -= 1)
      await tamper(`UPDATE app.event SET version = version + 1 ${stream.where} AND version = ${version}`, stream.values);
    await tamper(
      `INSERT INTO app.event SELECT tenant_id, stream_id, 5, type, actor_id, subject_id, at, client_id, payload_hash, hash FROM app.event ${stream.where} AND version = 4`,
      stream.values,
    );
    expect(await verifyStream(stream.tenantId, stream.streamId)).toMatchObject({ ok: false, version: 5 });
  });

  test('is reckoned alike by the database and by the verifier, whatever the entry holds', async () => {
    const uuid = fc.option(fc.uuid());
    const entry = fc.record({
      prev: fc.uint8Array({ minLength: 32, maxLength: 32 }),
      tenant: fc.uuid(),
      stream: fc.uuid(),
      version: fc.bigInt({ min: 1n, max: 9_007_199_254_740_991n }),
      type: fc.string({ unit: 'grapheme', maxLength: 30 }).filter((text) => !text.includes('\u0000') && text.isWellFormed()),
      actor_id: uuid,
      subject_id: uuid,
      at: fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
      client_id: uuid,
      payloadHash: fc.uint8Array({ minLength: 32, maxLength: 32 }),
    });
    const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 50 }), async (entries) => {
        const rows = await asOwner<{ hash: string }>(
          `SELECT encode(app.event_hash(decode(prev, 'hex'), tenant, stream, version, type, actor, subject, at, client, decode(payload, 'hex')), 'hex') AS hash
           FROM unnest($1::text[], $2::uuid[], $3::uuid[], $4::bigint[], $5::text[], $6::uuid[], $7::uuid[], $8::timestamptz[], $9::uuid[], $10::text[])
             WITH ORDINALITY AS i (prev, tenant, stream, version, type, actor, subject, at, client, payload, n) ORDER BY n`,
          [
            entries.map((e) => hex(e.prev)),
            entries.map((e) => e.tenant),
            entries.map((e) => e.stream),
            entries.map((e) => String(e.version)),
            entries.map((e) => e.type),
            entries.map((e) => e.actor_id),
            entries.map((e) => e.subject_id),
            entries.map((e) => e.at.toISOString()),
            entries.map((e) => e.client_id),
            entries.map((e) => hex(e.payloadHash)),
          ],
        );
        expect(rows.map(({ hash }) => hash)).toEqual(
          entries.map((e) => eventHash(hex(e.prev), e.tenant, e.stream, e, hex(e.payloadHash))),
        );
      }),
      { numRuns: 20 },
    );
  });
});

test('P1: the role that serves writes the log and changes nothing in it', async () => {
  const { tenantId, owner, generalId } = await buildTenant();
  await send(owner, generalId);
  const before = await readAll(tenantId, generalId);
  const attempts: ((tx: TenantTx) => Promise<unknown>)[] = [
    (tx) => tx.$executeRaw`UPDATE app.event SET actor_id = NULL`,
    (tx) => tx.$executeRaw`DELETE FROM app.event`,
    (tx) => tx.$executeRaw`UPDATE app.event_payload SET payload = ''`,
    (tx) => tx.$executeRaw`DELETE FROM app.event_payload`,
    (tx) => tx.$executeRaw`TRUNCATE app.event_payload`,
    (tx) => tx.$executeRaw`TRUNCATE app.event CASCADE`,
  ];
  for (const attempt of attempts) await expect(withTenant(tenantId, attempt)).rejects.toThrow('permission denied');
  expect(await readAll(tenantId, generalId)).toEqual(before);
});
