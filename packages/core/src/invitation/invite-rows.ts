import type { InvitationRow, JudgedRow } from '@parley/contract/invitation-view';
import { lockStream } from '@parley/db/channel/channel-queries';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { throttle } from '../identity/throttle.ts';
import { mailHint } from '../mail/mail-hint.ts';
import { requireAllowed } from '../policy/decide.ts';
import { insertInvitation } from './insert-invitation.ts';
import { judgeRows } from './judge-rows.ts';
import { parseInvitationRows } from './parse-invitation-rows.ts';

/** What would become of each line of a list. Nothing is sent and nothing kept. */
export async function checkInvitationRows(actor: Actor, input: { text: string }): Promise<{ rows: JudgedRow[]; roomFor: number }> {
  requireAllowed(actor, 'workspace.invite', null);
  await throttle('inviteCheck.tenant', actor.tenantId);
  const rows = parseInvitationRows(input.text);
  const judged = await withTenant(actor.tenantId, (tx) => judgeRows(tx, actor, rows));
  return { rows: judged.map(({ row }) => row), roomFor: judged.filter(({ invitable }) => invitable).length };
}

/**
 * Invites the people of these lines, a part of a list at a time. Each line is judged again, so a list that was broken off may
 * simply be sent once more: who is invited already is passed over.
 */
export async function createInvitationRows(
  actor: Actor,
  input: { rows: InvitationRow[] },
): Promise<{ rows: JudgedRow[]; mailHint: string | null }> {
  requireAllowed(actor, 'workspace.invite', null);
  await throttle('inviteRows.tenant', actor.tenantId, input.rows.length);
  return withTenant(actor.tenantId, async (tx) => {
    await lockStream(tx, actor.tenantId);
    const judged = await judgeRows(tx, actor, input.rows);
    const invitable = judged.flatMap((one) => one.invitable ?? []);
    await tx.invitation.updateMany({
      where: { email: { in: invitable.map((one) => one.email) }, acceptedAt: null, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    for (const one of invitable) await insertInvitation(tx, actor, one);
    return { rows: judged.map(({ row }) => row), mailHint: mailHint() };
  });
}
