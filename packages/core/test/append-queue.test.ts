import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../src/id.ts';
import { appendMessage } from '../src/message/append-queue.ts';
import { listMessages } from '../src/message/read-messages.ts';
import { buildTenant, type BuiltTenant } from '../src/testing/build.ts';
import { openTestCore } from './open-test-core.ts';

const item = (channelId: string, authorId: string, n: number) => ({
  ...{ id: newId(), clientId: newId(), channelId, authorId, parentId: null, body: `message ${n}` },
  ...{ payload: JSON.stringify({ n }), mentions: [], files: null, broadcast: false, mentionsAll: null, extra: null },
});

const tenantId = newId();

test('while there is no database every message fails by itself, and nothing else does', async () => {
  const failed = await Promise.allSettled([1, 2, 3].map((n) => appendMessage(tenantId, item(newId(), newId(), n))));
  expect(failed.map((result) => result.status)).toEqual(['rejected', 'rejected', 'rejected']);
});

describe('when there is one', () => {
  openTestCore();
  let tenant: BuiltTenant;
  beforeAll(async () => {
    tenant = await buildTenant();
  });

  test('the tenant whose messages failed is not stuck', async () => {
    expect((await appendMessage(tenantId, item(newId(), newId(), 1))).status).toBe('notFound');
  });

  test('hundreds at once are all written, in the order in which they came', async () => {
    const { owner, generalId } = tenant;
    const outcomes = await Promise.all(
      Array.from({ length: 450 }, (_, n) => appendMessage(tenant.tenantId, item(generalId, owner.memberId, n))),
    );
    expect(new Set(outcomes.map((outcome) => outcome.status))).toEqual(new Set(['created']));
    expect(outcomes.map((outcome) => outcome.seq)).toEqual(Array.from({ length: 450 }, (_, n) => n + 1));
    const { messages } = await listMessages(owner, { channelId: generalId, after: 0, limit: 100 });
    expect(messages.map((message) => message.body)).toEqual(Array.from({ length: 100 }, (_, n) => `message ${n}`));
  });
});
