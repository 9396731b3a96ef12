import { enterTenant, type SystemTx } from '@parley/db/with-system';
import { AppError } from '../app-error.ts';
import { hashToken } from '../id.ts';

export const spent = () =>
  new AppError('NOT_FOUND', {
    message: 'This invitation has been used, withdrawn, or has expired. Ask the person who invited you for a new one.',
  });

/** The token starts with its tenant, so that a row is found inside that tenant and nowhere else. NOT_FOUND for anything else. */
export async function enterByToken(tx: SystemTx, token: string) {
  const tenantId = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\./.exec(token)?.[1];
  if (!tenantId) throw spent();
  const workspace = await tx.workspace.findUnique({ where: { tenantId } });
  if (!workspace) throw spent();
  await enterTenant(tx, tenantId);
  return workspace;
}

/** The open invitation that a mailed token stands for, with its workspace. The link it came by must still hold. */
export async function readOpenInvitation(tx: SystemTx, token: string) {
  const workspace = await enterByToken(tx, token);
  const invitation = await tx.invitation.findFirst({
    where: { tokenHash: hashToken(token), acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date() } },
    include: { inviter: { select: { name: true } } },
  });
  if (!invitation) throw spent();
  return { invitation, workspace };
}
