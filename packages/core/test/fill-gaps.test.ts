import { newId } from '../src/id.ts';
import { expect, test } from 'vitest';
import { removeChannelMember } from '../src/channel/change-channel.ts';
import { editMessage } from '../src/message/change-message.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { readLogEvents } from '../src/sync/read-log-events.ts';
import { buildChannel, buildMember, buildTenant } from '../src/testing/build.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

test('a gap filled late does not show a removed member what was written after the removal', async () => {
  const tenant = await buildTenant();
  const [gone, stays] = [await buildMember(tenant, { name: 'Gone' }), await buildMember(tenant, { name: 'Stays' })];
  const channelId = await buildChannel(tenant, { name: 'desk', members: [gone, stays] });
  const send = (body: string) => sendMessage(stays, { clientId: newId(), channelId, body });
  const { message: touched } = await send('before');
  const { message: untouched } = await send('left alone');
  await removeChannelMember(tenant.owner, { channelId, memberId: gone.memberId });
  await editMessage(stays, { messageId: touched.id, body: 'after' });

  const events = await readLogEvents(tenant.tenantId, channelId, touched.version - 1, 100);
  expect(events.map(({ name, hiddenFrom }) => [name, hiddenFrom])).toEqual([
    ['message.created', [gone.memberId]],
    ['message.created', undefined],
    ['channel.memberRemoved', undefined],
    ['message.changed', undefined],
  ]);
  expect(events[1]?.payload).toMatchObject({ message: { id: untouched.id } });
});
