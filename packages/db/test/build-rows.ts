import { randomUUID } from 'node:crypto';
import { appendMessages } from '../src/log/append-messages.ts';
import { enterTenant, withSystem } from '../src/with-system.ts';

export type TenantRows = { tenantId: string; memberId: string; channelId: string; messageId: string; email: string };

/** The least that a tenant can be: a member, a public channel that they are in, and one message. */
export async function buildRows(): Promise<TenantRows> {
  const [tenantId, memberId, channelId, messageId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const email = `ana.${memberId}@example.com`;
  await withSystem(async (tx) => {
    await enterTenant(tx, tenantId);
    await tx.tenant.create({ data: { tenantId, slug: tenantId, name: 'Firm' } });
    await tx.stream.create({ data: { tenantId, id: channelId } });
    await tx.member.create({ data: { tenantId, id: memberId, userId: randomUUID(), email, name: 'Ana', role: 'owner' } });
    await tx.channel.create({ data: { tenantId, id: channelId, kind: 'public', name: 'general' } });
    await tx.channelMember.create({ data: { tenantId, channelId, memberId } });
  });
  const body = `secretword of ${tenantId}`;
  await appendMessages(tenantId, [
    {
      id: messageId,
      clientId: randomUUID(),
      channelId,
      authorId: memberId,
      parentId: null,
      body,
      payload: '{}',
      mentions: [],
      files: null,
      broadcast: false,
      mentionsAll: null,
      extra: null,
    },
  ]);
  return { tenantId, memberId, channelId, messageId, email };
}
