import type { InvitationView, Role } from '@parley/contract/member-view';
import type { TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { recordAct } from '../audit/record-act.ts';
import { newId } from '../id.ts';
import { enqueueJob } from '../job/enqueue-job.ts';

const validDays = 7;
export const validUntil = () => new Date(Date.now() + validDays * 86_400_000);

export type NewInvitation = {
  email: string;
  role: Role;
  channelIds: string[];
  name?: string;
  groupIds?: string[];
  guestUntil?: Date | null;
};

/** The row, its entry in the log, and its mail. The caller has judged it, under the lock of the tenant's stream. */
export async function insertInvitation(tx: TenantTx, actor: Actor, invitation: NewInvitation): Promise<InvitationView> {
  const row = await tx.invitation.create({
    data: { tenantId: actor.tenantId, id: newId(), ...invitation, invitedBy: actor.memberId, expiresAt: validUntil() },
  });
  await enqueueInvitation(tx, row.id);
  await recordAct(tx, actor, { type: 'invitation.created', details: { invitationId: row.id, email: row.email, role: row.role } });
  return toInvitationView(row, actor.name);
}

/** One mail waits for each invitation at most. */
export async function enqueueInvitation(tx: TenantTx, invitationId: string): Promise<void> {
  await enqueueJob(tx, { name: 'mail.invitation', payload: { invitationId }, key: `invitation:${invitationId}` });
}

type InvitationRow = {
  id: string;
  email: string;
  role: string;
  createdAt: Date;
  expiresAt: Date;
  acceptedAt: Date | null;
  revokedAt: Date | null;
};

export function toInvitationView(row: InvitationRow, invitedBy: string): InvitationView {
  return {
    id: row.id,
    email: row.email,
    role: row.role as Role,
    state: stateOf(row),
    invitedBy,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  };
}

function stateOf(row: InvitationRow): InvitationView['state'] {
  if (row.acceptedAt) return 'accepted';
  if (row.revokedAt) return 'revoked';
  return row.expiresAt < new Date() ? 'expired' : 'pending';
}
