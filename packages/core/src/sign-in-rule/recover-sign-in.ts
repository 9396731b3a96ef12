import { lockStream } from '@parley/db/channel/channel-queries';
import { enterTenant, systemDb, withSystem } from '@parley/db/with-system';
import { AppError } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { bus } from '../bus/bus.ts';
import { hashToken } from '../id.ts';
import type { SignedIn } from '../identity/session.ts';
import { throttle } from '../identity/throttle.ts';
import { enqueueJob } from '../job/enqueue-job.ts';
import { mailHint } from '../mail/mail-hint.ts';

const linkIsSpent = () =>
  new AppError('NOT_FOUND', { message: 'This link has been used already, or it has expired. Ask for a new one.' });

/**
 * An owner whom their own firm's address ranges keep out asks for a way in by mail. The same answer for everybody: only an
 * owner gets a mail.
 */
export async function requestRecovery(signedIn: SignedIn, input: { workspace: string }): Promise<{ mailHint: string | null }> {
  await throttle('mail.account', signedIn.userId);
  const membership = await systemDb().membership.findFirst({
    where: { userId: signedIn.userId, workspace: { slug: input.workspace } },
  });
  if (membership)
    await withSystem(async (tx) => {
      await enterTenant(tx, membership.tenantId);
      await enqueueJob(tx, { name: 'mail.recovery', payload: { memberId: membership.memberId } });
    });
  return { mailHint: mailHint() };
}

/** Takes the link of that mail: the address ranges are lifted, which is an entry in the log, and all owners are told. */
export async function recoverSignIn(signedIn: SignedIn, input: { token: string }): Promise<{ slug: string }> {
  await throttle('token.address', signedIn.userId);
  const { tenantId, slug } = await withSystem(async (tx) => {
    const live = { tokenHash: hashToken(input.token), kind: 'recovery', usedAt: null, expiresAt: { gt: new Date() } };
    const { count } = await tx.emailToken.updateMany({ where: { ...live, userId: signedIn.userId }, data: { usedAt: new Date() } });
    const token = count === 1 ? await tx.emailToken.findUnique({ where: { tokenHash: live.tokenHash } }) : null;
    if (!token?.tenantId) throw linkIsSpent();
    await enterTenant(tx, token.tenantId);
    await lockStream(tx, token.tenantId);
    const owners = await tx.member.findMany({ where: { role: 'owner', deactivatedAt: null } });
    const me = owners.find(({ userId }) => userId === signedIn.userId);
    if (!me) throw linkIsSpent();
    const tenant = await tx.tenant.findUniqueOrThrow({ where: { tenantId: token.tenantId } });
    await tx.tenant.update({ where: { tenantId: token.tenantId }, data: { allowedRanges: [] } });
    const details = { before: { allowedRanges: tenant.allowedRanges }, after: { allowedRanges: [] } };
    await recordAct(tx, { tenantId: token.tenantId, memberId: me.id }, { type: 'signInRules.recovered', details });
    for (const { id } of owners) await enqueueJob(tx, { name: 'mail.recovered', payload: { toId: id, ownerId: me.id } });
    return tenant;
  });
  bus().announce({ kind: 'rules', tenantId });
  return { slug };
}
