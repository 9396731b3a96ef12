import { expect, test } from 'vitest';
import { newId } from '../src/id.ts';
import { appendMessage } from '../src/message/append-queue.ts';
import { listMessages } from '../src/message/read-messages.ts';
import { buildTenant } from '../src/testing/build.ts';
import { openTestCore } from './open-test-core.ts';

const item = (channelId: string, authorId: string, n: number) => ({
  ...{ id: newId(), clientId: newId(), channelId, authorId, parentId: null, body: `message ${n}` },
  ...{ payload: JSON.stringify({ n }), mentions: [], files: null },
});

test('while the database is away every message fails, and the queue goes on when it is back', async () => {
  const tenantId = newId();
  const failed = await Promise.allSettled([1, 2, 3].map((n) => appendMessage(tenantId, item(newId(), newId(), n))));
  expect(failed.map((result) => result.status)).toEqual(['rejected', 'rejected', 'rejected']);

  openTestCore();
  const { owner, generalId, ...tenant } = await buildTenant();
  const outcomes = await Promise.all(
    Array.from({ length: 450 }, (_, n) => appendMessage(tenant.tenantId, item(generalId, owner.memberId, n))),
  );
  expect(new Set(outcomes.map((outcome) => outcome.status))).toEqual(new Set(['created']));
  expect(outcomes.map((outcome) => outcome.seq)).toEqual(Array.from({ length: 450 }, (_, n) => n + 1));
  const { messages } = await listMessages(owner, { channelId: generalId, after: 0, limit: 100 });
  expect(messages.map((message) => message.body)).toEqual(Array.from({ length: 100 }, (_, n) => `message ${n}`));

  // The same tenant that failed before is not stuck.
  const later = await appendMessage(tenantId, item(generalId, owner.memberId, 1));
  expect(later.status).toBe('notFound');
});
