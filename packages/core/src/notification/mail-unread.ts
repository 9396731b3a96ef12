import { selectStillUntold } from '@parley/db/notification/select-notifications';
import { withTenant } from '@parley/db/with-tenant';
import type { JobRun } from '../job/handlers.ts';
import { deliverMail } from '../mail/deliver-mail.ts';
import { readMailFirm } from '../mail/mail-firm.ts';
import { lastLocale } from '../mail/recipient-locale.ts';
import { unreadMail } from '../mail/unread-mail.ts';
import { readPreferences } from '../preference/preferences.ts';
import { messageWords } from './message-words.ts';
import { unsubscribeToken } from './unsubscribe.ts';

type Due = { tenantId: string; memberId: string; notificationIds: string[] };
const shownMax = 10;

/** One mail with all that waited; what was read meanwhile is left out, and with nothing left there is none. */
export async function mailUnread({ tenantId, memberId, notificationIds }: Due, run: JobRun): Promise<void> {
  const due = await withTenant(tenantId, async (tx) => {
    const member = await tx.member.findFirst({
      where: { id: memberId, deactivatedAt: null },
      select: { email: true, userId: true },
    });
    const tenant = await tx.tenant.findFirst({ select: { slug: true, name: true } });
    const untold = await selectStillUntold(tx, notificationIds);
    const left = untold.map(({ id }) => id);
    await tx.notification.updateMany({
      where: { id: { in: notificationIds.filter((id) => !left.includes(id)) } },
      data: { emailOutcome: 'read', emailedAt: null },
    });
    const preferences = await readPreferences(tx, memberId);
    if (!member || !tenant || left.length === 0 || preferences.emailAfterMinutes === null) return null;
    const words = await messageWords(
      tx,
      tenant.slug,
      untold.slice(0, shownMax).flatMap(({ message_id }) => message_id ?? []),
    );
    return { member, tenant, preferences, words, left, look: await readMailFirm(tx, tenantId) };
  });
  if (!due) return;
  const { member, tenant, preferences, words, left, look } = due;
  const locale = preferences.locale ?? (await lastLocale(member.userId)) ?? 'en';
  const token = unsubscribeToken({ tenantId, memberId });
  const waiting = { tenant, locale, preferences, words, count: left.length, token, look };
  await deliverMail(unreadMail({ to: member.email, key: run.id, ...waiting }));
  await withTenant(tenantId, (tx) =>
    tx.notification.updateMany({ where: { id: { in: left } }, data: { emailOutcome: 'sent', toldAt: new Date() } }),
  );
}
