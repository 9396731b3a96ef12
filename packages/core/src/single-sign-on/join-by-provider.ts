import type { SystemTx } from '@parley/db/with-system';
import { requireSeatToJoin, requireSeats } from '../billing/require-seats.ts';
import { newId, newToken } from '../id.ts';
import { hashPassword } from '../identity/password.ts';
import { insertMember, type Joined } from '../invitation/join-workspace.ts';

export type JoinedByProvider = Joined & { userId: string };

/** Of a password that nobody knows. Made outside transactions: it takes its time. */
export const unknownPassword = (): Promise<string> => hashPassword(newToken());

/**
 * Makes somebody a member on the word of the firm's provider or directory, for an address in a domain that the firm has
 * proven. An account that has this address already gains a membership and nothing else: its password, name and other
 * workspaces stay as they are. An open invitation gives its role and channels. The caller has locked the tenant's stream.
 */
export async function joinByProvider(
  tx: SystemTx,
  tenantId: string,
  person: { email: string; name: string; passwordHash: string; by: 'oidc' | 'saml' | 'scim' },
): Promise<JoinedByProvider> {
  const { email, name, passwordHash, by } = person;
  const open = { email, via: 'mail', acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date() } };
  const invitation = await tx.invitation.findFirst({ where: open });
  if (invitation) await tx.invitation.updateMany({ where: { id: invitation.id }, data: { acceptedAt: new Date() } });
  const role = invitation?.role ?? 'member';
  if (role !== 'guest') await (invitation ? requireSeatToJoin(tx, tenantId) : requireSeats(tx, tenantId, 1));
  const account = await tx.user.findUnique({ where: { email } });
  const user =
    account ?? (await tx.user.create({ data: { id: newId(), email, name, passwordHash, emailConfirmedAt: new Date() } }));
  const joined = await insertMember(tx, tenantId, {
    userId: user.id,
    email,
    name,
    role,
    channelIds: invitation?.channelIds ?? [],
    groupIds: invitation?.groupIds ?? [],
    guestUntil: invitation?.guestUntil ?? null,
    by: invitation ? { by, invitationId: invitation.id } : { by },
  });
  return { ...joined, userId: user.id };
}
