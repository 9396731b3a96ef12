import type { WaitingKind } from '@parley/contract/waiting';
import { selectWaiting } from '@parley/db/waiting/select-waiting';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import { enqueueJob } from '../job/enqueue-job.ts';
import type { JobRun } from '../job/handlers.ts';
import type { JobPayload } from '../job/jobs.ts';
import { deliverMail } from '../mail/deliver-mail.ts';
import { readMailFirm } from '../mail/mail-firm.ts';
import { lastLocale } from '../mail/recipient-locale.ts';
import { decidedMail, waitingMail, type WaitingMailTo } from '../mail/waiting-mail.ts';
import { unsubscribeToken } from '../notification/unsubscribe.ts';
import { readPreferences } from '../preference/preferences.ts';
import { announceMine } from '../realtime/announce-mine.ts';
import { listWhoDecides, type Decider } from './list-who-decides.ts';

const hourMs = 60 * 60_000;

/**
 * Tells whoever may decide that something waits: their open pages at once, and a mail to those who take mails, at most one an hour for
 * each kind. What comes within that hour waits for its end, and is written about then if it still waits.
 */
export async function tellOfAsked({ tenantId, kind }: JobPayload<'waiting.asked'>, run: JobRun): Promise<void> {
  const deciders = await announceToDeciders(tenantId, kind);
  const later: number[] = [];
  for (const decider of deciders) {
    const due = await withTenant(tenantId, (tx) => readDue(tx, { tenantId, kind, decider }));
    if (!due) continue;
    if (due.again > Date.now()) later.push(due.again);
    else {
      await deliverMail(waitingMail({ ...due.to, key: `waiting.${kind}.${decider.id}.${run.id}`, kind, count: due.count }));
      await withTenant(tenantId, (tx) => noteMailed(tx, { tenantId, memberId: decider.id, kind }));
    }
  }
  if (later.length === 0) return;
  const again = { name: 'waiting.asked', payload: { kind }, key: `waiting.asked:${tenantId}:${kind}` } as const;
  await withTenant(tenantId, (tx) => enqueueJob(tx, { ...again, runAt: new Date(Math.min(...later)) }));
}

/** Tells whoever asked what came of it, and whoever could decide that it is done. */
export async function tellOfDecided({ tenantId, kind, askerId, isAgreed }: JobPayload<'waiting.decided'>, run: JobRun) {
  await announceToDeciders(tenantId, kind);
  announceMine({ tenantId, memberId: askerId }, ['waiting']);
  const to = await withTenant(tenantId, async (tx) => {
    const asker = await tx.member.findFirst({ where: { id: askerId, deactivatedAt: null } });
    return asker && addressOf(tx, tenantId, asker);
  });
  if (to) await deliverMail(decidedMail({ ...to, key: `decided.${kind}.${askerId}.${run.id}`, kind, isAgreed }));
}

export async function tellOfGone({ tenantId, kind }: JobPayload<'waiting.gone'>): Promise<void> {
  await announceToDeciders(tenantId, kind);
}

async function announceToDeciders(tenantId: string, kind: WaitingKind): Promise<Decider[]> {
  const deciders = await withTenant(tenantId, (tx) => listWhoDecides(tx, kind));
  for (const { id } of deciders) announceMine({ tenantId, memberId: id }, ['waiting']);
  return deciders;
}

type Asked = { tenantId: string; kind: WaitingKind; decider: Decider };

/** Null: nothing waits for them that they have not been written to about, or they want no mails. */
async function readDue(tx: TenantTx, { tenantId, kind, decider }: Asked) {
  const [waiting] = await selectWaiting(tx, { memberId: decider.id, kinds: [kind] });
  const last = await tx.waitingMail.findFirst({ where: { memberId: decider.id, kind } });
  if (!waiting || (last && waiting.newest <= last.mailedAt)) return null;
  const to = await addressOf(tx, tenantId, decider);
  return to && { to, count: waiting.count, again: last ? last.mailedAt.valueOf() + hourMs : 0 };
}

async function noteMailed(tx: TenantTx, key: { tenantId: string; memberId: string; kind: WaitingKind }): Promise<void> {
  const mailedAt = new Date();
  await tx.waitingMail.upsert({ where: { tenantId_memberId_kind: key }, create: { ...key, mailedAt }, update: { mailedAt } });
}

/** Null for who has ended mails of this firm. */
async function addressOf(tx: TenantTx, tenantId: string, person: Decider): Promise<Omit<WaitingMailTo, 'key'> | null> {
  const preferences = await readPreferences(tx, person.id);
  if (preferences.emailAfterMinutes === null) return null;
  const firm = await tx.tenant.findUniqueOrThrow({ where: { tenantId }, select: { name: true, slug: true } });
  return {
    to: person.email,
    locale: preferences.locale ?? (await lastLocale(person.userId)) ?? 'en',
    firm: { ...firm, look: await readMailFirm(tx, tenantId) },
    token: unsubscribeToken({ tenantId, memberId: person.id }),
  };
}
