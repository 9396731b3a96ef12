import { selectStillUntold } from '@parley/db/notification/select-notifications';
import { withTenant } from '@parley/db/with-tenant';
import webPush from 'web-push';
import { config } from '../config.ts';
import { log } from '../log.ts';
import { lastLocale } from '../mail/recipient-locale.ts';
import { messageWords } from '../notification/message-words.ts';
import { readPreferences } from '../preference/preferences.ts';
import { wordsIn } from '../words/words-in.ts';
import { postPush } from './post-push.ts';
import { vapidKeys } from './vapid-keys.ts';

/** What the service worker gets, encrypted for this one browser (RFC 8291). `tag`: one notice per conversation. */
export type PushPayload = { title: string; body: string; tag: string; path: string };

const ttlSec = 24 * 3_600;
const textMax = 240;

/** Rings a member's devices for one notification, if it is still news. Rejects when a service is down, so that the job tries again. */
export async function sendPush({ tenantId, notificationId }: { tenantId: string; notificationId: string }): Promise<void> {
  const due = await withTenant(tenantId, async (tx) => {
    const row = await tx.notification.findFirst({ where: { id: notificationId, pushOutcome: 'queued' } });
    if (!row) return null;
    const [untold] = await selectStillUntold(tx, [notificationId]);
    const tenant = await tx.tenant.findFirst({ select: { slug: true, name: true } });
    if (!untold || !tenant) {
      await tx.notification.updateMany({ where: { id: notificationId }, data: { pushOutcome: 'read' } });
      return null;
    }
    const preferences = await readPreferences(tx, row.memberId);
    const words = row.messageId ? ((await messageWords(tx, tenant.slug, [row.messageId]))[0] ?? null) : null;
    const devices = await tx.pushSubscription.findMany({ where: { memberId: row.memberId } });
    const member = await tx.member.findFirst({ where: { id: row.memberId }, select: { userId: true } });
    return { row, tenant, preferences, words, scheduledBody: untold.scheduled_body, devices, member };
  });
  if (!due?.member) return;
  const { row, tenant, preferences, words, scheduledBody, devices, member } = due;
  const locale = preferences.locale ?? (await lastLocale(member.userId)) ?? 'en';
  const said = wordsIn(locale).push;
  const isHidden = preferences.pushContent === 'hidden';
  const payload: PushPayload | null =
    scheduledBody !== null
      ? {
          title: said.scheduleFailed,
          body: isHidden ? tenant.name : scheduledBody.slice(0, textMax),
          tag: row.id,
          path: `/${tenant.slug}/drafts`,
        }
      : isHidden
        ? { title: tenant.name, body: said.hidden, tag: tenantId, path: `/${tenant.slug}` }
        : words && {
            title: words.channel ? `${words.author} · #${words.channel}` : words.author,
            body: words.text,
            tag: row.channelId,
            path: words.path,
          };
  if (!payload) return;
  const sent = await Promise.allSettled(devices.map((device) => sendTo(tenantId, device, payload)));
  const isSent = sent.some((result) => result.status === 'fulfilled' && result.value === 'sent');
  const failure = sent.find((result) => result.status === 'rejected');
  // A device that could not be reached is not tried again once another has rung: twice the same ring is worse.
  if (!isSent && failure) throw failure.reason;
  await withTenant(tenantId, (tx) =>
    tx.notification.updateMany({
      where: { id: notificationId },
      data: { pushOutcome: isSent ? 'sent' : 'noDevice', toldAt: new Date() },
    }),
  );
}

type Device = { id: string; endpoint: string; p256dh: string; auth: string };

async function sendTo(tenantId: string, device: Device, payload: PushPayload): Promise<'sent' | 'gone'> {
  const { endpoint, p256dh, auth } = device;
  const details = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, JSON.stringify(payload), {
    TTL: ttlSec,
    urgency: 'high',
    contentEncoding: 'aes128gcm',
    vapidDetails: { subject: subject(), ...(await vapidKeys()) },
  });
  const headers = { ...details.headers };
  const status = await postPush(endpoint, { headers, body: details.body ?? Buffer.alloc(0) });
  if (status >= 200 && status < 300) return 'sent';
  if (status !== 404 && status !== 410 && (status >= 500 || status === 429))
    throw new Error(`The push service answered ${status}.`);
  // Gone, or never to be accepted: this browser has to subscribe anew.
  log.info({ tenantId, status }, 'a push subscription has ended');
  await withTenant(tenantId, (tx) => tx.pushSubscription.deleteMany({ where: { id: device.id } }));
  return 'gone';
}

/** Push services want a way to reach us: an https address or a mailbox. */
function subject(): string {
  const { publicUrl, mailFrom } = config();
  if (publicUrl.startsWith('https://')) return publicUrl;
  return `mailto:${/<([^>]+)>/.exec(mailFrom)?.[1] ?? mailFrom}`;
}
