import type { Locale } from '@parley/contract/choices';
import { withTenant } from '@parley/db/with-tenant';
import { deriveToken, hashToken } from '../id.ts';
import { readMailFirm, type MailFirm } from '../mail/mail-firm.ts';
import { localeOfAddress, recipientLocale } from '../mail/recipient-locale.ts';

export type IssuedInvitation = {
  token: string;
  email: string;
  inviterName: string;
  workspaceName: string;
  expiresAt: Date;
  /** Names this very mail; the same for a repetition. */
  key: string;
  locale: Locale;
  /** The person asked by themselves, by a link or a domain. */
  isOwnWish: boolean;
  isGuest: boolean;
  look?: MailFirm | null;
};

/**
 * Makes the link of an open invitation; only its hash is stored, and the link mailed before stops working. Null when
 * the invitation has been accepted or withdrawn, or has expired.
 *
 * The token follows from the invitation and its expiry, which a resend moves: a job that is repeated after a crash mails
 * the same link again, so that whichever copy arrives, works.
 */
export async function issueInvitationToken(tenantId: string, invitationId: string): Promise<IssuedInvitation | null> {
  const issued = await withTenant(tenantId, async (tx) => {
    const open = { id: invitationId, acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date() } };
    const invitation = await tx.invitation.findFirst({
      where: open,
      include: { inviter: { select: { name: true, userId: true } } },
    });
    if (!invitation) return null;
    const key = `invitation.${invitationId}.${invitation.expiresAt.valueOf()}`;
    const token = `${tenantId}.${deriveToken(`${key}.${tenantId}`)}`;
    const { count } = await tx.invitation.updateMany({ where: open, data: { tokenHash: hashToken(token) } });
    if (count === 0) return null;
    const workspace = await tx.tenant.findUniqueOrThrow({ where: { tenantId } });
    return {
      token,
      key,
      email: invitation.email,
      inviter: invitation.inviter,
      workspaceName: workspace.name,
      expiresAt: invitation.expiresAt,
      isOwnWish: invitation.via !== 'mail',
      isGuest: invitation.role === 'guest',
      look: await readMailFirm(tx, tenantId),
    };
  });
  if (!issued) return null;
  const { inviter, ...rest } = issued;
  return { ...rest, inviterName: inviter.name, locale: await invitedLocale(rest.email, inviter.userId) };
}

/** Whoever has an account is written to in their own language; a stranger in that of the person who invites them. */
async function invitedLocale(email: string, inviterUserId: string): Promise<Locale> {
  return (await localeOfAddress(email)) ?? (await recipientLocale(inviterUserId)) ?? 'en';
}
