import { timingSafeEqual } from 'node:crypto';
import { id } from '@parley/contract/primitives';
import { mergePreferences } from '@parley/db/member/merge-preferences';
import { withTenant } from '@parley/db/with-tenant';
import { notFound } from '../app-error.ts';
import { deriveToken } from '../id.ts';
import { throttle } from '../identity/throttle.ts';
import { announceMine } from '../realtime/announce-mine.ts';

type Whose = { tenantId: string; memberId: string };

/** Lets whoever holds the mail end these mails, and nothing else, without signing in (RFC 8058). */
export const unsubscribeToken = ({ tenantId, memberId }: Whose): string =>
  `${tenantId}.${memberId}.${deriveToken(`unsubscribe:${tenantId}:${memberId}`)}`;

/** Ends the mails to an absent member. A second time changes nothing. */
export async function stopUnreadMails(input: { token: string }, client: { address: string }): Promise<void> {
  await throttle('token.address', client.address);
  const [tenantId = '', memberId = ''] = input.token.split('.');
  const isReal =
    id.safeParse(tenantId).success &&
    id.safeParse(memberId).success &&
    isSame(input.token, unsubscribeToken({ tenantId, memberId }));
  if (!isReal) throw notFound('link');
  await withTenant(tenantId, async (tx) => {
    if (!(await tx.member.findFirst({ where: { id: memberId }, select: { id: true } }))) throw notFound('link');
    await mergePreferences(tx, memberId, { emailAfterMinutes: null });
  });
  announceMine({ tenantId, memberId }, ['preferences']);
}

const isSame = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
