import { giveReminder } from '@parley/db/saved/saved-messages';
import { selectReadableMessage } from '@parley/db/message/select-messages';
import { withTenant } from '@parley/db/with-tenant';
import { apartChannels, heldBarriers } from '../barrier/held-barriers.ts';
import { announceMine } from '../realtime/announce-mine.ts';

type Due = { tenantId: string; memberId: string; messageId: string };

/** Gives a reminder whose time has come, if it still stands and its message may still be read. A second run does nothing. */
export async function remindOfSaved({ tenantId, memberId, messageId }: Due): Promise<void> {
  const isGiven = await withTenant(tenantId, async (tx) => {
    const member = await tx.member.findFirst({ where: { id: memberId, deactivatedAt: null }, select: { role: true } });
    if (!member) return false;
    const message = await selectReadableMessage(tx, { messageId, memberId, memberOnly: member.role === 'guest' });
    if (!message) return false;
    const channelId = message.channel_id;
    const isApart = !message.is_member && apartChannels(await heldBarriers(tenantId, tx), memberId).includes(channelId);
    return !isApart && (await giveReminder(tx, { memberId, messageId }));
  });
  if (isGiven) announceMine({ tenantId, memberId }, ['saved', 'notifications']);
}
