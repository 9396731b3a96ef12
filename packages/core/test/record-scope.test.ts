import { recordScope, type RecordScope } from '@parley/contract/record-scope';
import { Prisma } from '@parley/db/generated/client';
import { inScope } from '@parley/db/record/scope-condition';
import { withTenant } from '@parley/db/with-tenant';
import { expect, test } from 'vitest';
import type { Actor } from '../src/actor.ts';
import { removeChannelMember } from '../src/channel/change-channel.ts';
import { newId } from '../src/id.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { buildChannel, buildDirect, buildMember, buildTenant } from '../src/testing/build.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

const say = (actor: Actor, channelId: string, body: string) => sendMessage(actor, { clientId: newId(), channelId, body });

test('a scope by custodian reaches into channels that they left, up to their leaving, and to no other', async () => {
  const tenant = await buildTenant();
  const { owner, tenantId } = tenant;
  const bert = await buildMember(tenant, { name: 'Bert Bell' });
  const cleo = await buildMember(tenant, { name: 'Cleo Cole' });
  const room = await buildChannel(tenant, { kind: 'private', members: [bert, cleo] });
  const elsewhere = await buildChannel(tenant, { kind: 'private', members: [cleo] });
  const direct = await buildDirect(bert, [cleo]);
  await say(cleo, room, 'while he was in it');
  await removeChannelMember(owner, { channelId: room, memberId: bert.memberId });
  await say(cleo, room, 'after he was out');
  await say(cleo, elsewhere, 'where he never was');
  await say(cleo, direct, 'to him');
  const textsIn = async (scope: Partial<RecordScope>) => {
    const rows = await withTenant(tenantId, (tx) =>
      tx.$queryRaw<{ payload: string }[]>(Prisma.sql`
        SELECT p.payload FROM app.event e JOIN app.event_payload p USING (tenant_id, stream_id, version)
        WHERE e.tenant_id = app.tid() AND e.type = 'message.created' AND ${inScope(recordScope.parse(scope))}`),
    );
    return rows.map(({ payload }) => (JSON.parse(payload) as { body: string }).body).sort();
  };
  expect(await textsIn({ memberIds: [bert.memberId] })).toEqual(['to him', 'while he was in it']);
  expect(await textsIn({ memberIds: [bert.memberId], channelIds: [direct] })).toEqual(['to him']);
  expect(await textsIn({ channelIds: [room] })).toEqual(['after he was out', 'while he was in it']);
  const today = new Date().toISOString().slice(0, 10);
  expect(await textsIn({ channelIds: [elsewhere], from: today, until: today })).toEqual(['where he never was']);
  expect(await textsIn({ channelIds: [elsewhere], until: '2020-01-01' })).toEqual([]);
  expect(await textsIn({})).toHaveLength(4);
  expect(recordScope.safeParse({ from: '2026-02-02', until: '2026-02-01' }).success).toBe(false);
});
