import { limits } from '@parley/contract/limits';
import { lockStream } from '@parley/db/channel/channel-queries';
import { appendEvent } from '@parley/db/log/append-event';
import { enterTenant, systemDb, withSystem, type SystemTx } from '@parley/db/with-system';
import { AppError } from '../app-error.ts';
import { requireSeatToJoin, seatsHaveChanged } from '../billing/require-seats.ts';
import { bus } from '../bus/bus.ts';
import { announceChannel, type ChannelEvent } from '../channel/announce-channel.ts';
import { appendMembers, isUniqueViolation } from '../channel/create-channel.ts';
import { hashToken, newId } from '../id.ts';
import { hashPassword, verifyPassword } from '../identity/password.ts';
import type { Client } from '../identity/session.ts';
import { throttle, throttlePassword } from '../identity/throttle.ts';

const spent = () =>
  new AppError('NOT_FOUND', {
    message: 'This invitation has been used, withdrawn, or has expired. Ask the person who invited you for a new one.',
  });

/** What the page of an invitation shows, or NOT_FOUND. */
export async function findInvitation(
  input: { token: string },
  client: Client,
): Promise<{ workspaceName: string; workspaceSlug: string; email: string; inviterName: string; hasAccount: boolean }> {
  await throttle('token.address', client.address);
  return withSystem(async (tx) => {
    const { invitation, workspace } = await readOpen(tx, input.token);
    const account = await tx.user.findUnique({ where: { email: invitation.email }, select: { id: true } });
    return {
      workspaceName: workspace.name,
      workspaceSlug: workspace.slug,
      email: invitation.email,
      inviterName: invitation.inviter.name,
      hasAccount: account !== null,
    };
  });
}

/**
 * Joins by a mailed link, once. The link proves the address. Who has an account already gives its password; nobody can
 * take an account over by being invited.
 */
export async function acceptInvitation(
  input: { token: string; name: string; password: string },
  client: Client,
): Promise<{ slug: string; email: string }> {
  await throttle('token.address', client.address);
  const before = await withSystem((tx) => readOpen(tx, input.token));
  const account = await systemDb().user.findUnique({ where: { email: before.invitation.email } });
  if (account) {
    await throttlePassword(account.email, client.address);
    if (!(await verifyPassword(account.passwordHash, input.password)))
      throw new AppError('INVALID', {
        message: 'You have an account with this address already. Enter its password to join with it.',
      });
  }
  if (!account && input.password.length < limits.passwordMin)
    throw new AppError('INVALID', { message: `Use at least ${limits.passwordMin} characters.` });
  const passwordHash = account ? account.passwordHash : await hashPassword(input.password);

  const locale = client.locale ?? null;
  const joined = await withSystem(async (tx) => {
    const { invitation, workspace } = await readOpen(tx, input.token);
    await lockStream(tx, workspace.tenantId);
    if (invitation.role !== 'guest') await requireSeatToJoin(tx, workspace.tenantId);
    const { count } = await tx.invitation.updateMany({
      where: { id: invitation.id, acceptedAt: null, revokedAt: null },
      data: { acceptedAt: new Date() },
    });
    if (count === 0) throw spent();
    const user =
      account ?? (await tx.user.create({ data: { id: newId(), email: invitation.email, name: input.name, passwordHash, locale } }));
    await tx.user.updateMany({ where: { id: user.id, emailConfirmedAt: null }, data: { emailConfirmedAt: new Date() } });
    const memberId = newId();
    const tenantId = workspace.tenantId;
    await tx.membership.create({ data: { userId: user.id, tenantId, memberId } });
    await tx.member.create({
      data: { tenantId, id: memberId, userId: user.id, email: user.email, name: input.name, role: invitation.role },
    });
    await appendEvent(tx, {
      streamId: tenantId,
      type: 'member.joined',
      actorId: memberId,
      subjectId: memberId,
      payload: JSON.stringify({ name: input.name, role: invitation.role, invitationId: invitation.id }),
    });
    await seatsHaveChanged(tx, tenantId);
    const channels = await joinFirstChannels(tx, { memberId, role: invitation.role, channelIds: invitation.channelIds });
    return { tenantId, memberId, slug: workspace.slug, email: user.email, channels };
  }).catch((error: unknown) => {
    throw isUniqueViolation(error) ? spent() : error;
  });

  for (const channel of joined.channels) await announceChannel(joined.tenantId, channel.channelId, channel.events);
  bus().announce({ kind: 'member', tenantId: joined.tenantId, memberId: joined.memberId, change: 'added' });
  return { slug: joined.slug, email: joined.email };
}

/** Members start in #general; everybody also in the channels that the invitation names. Archived ones are passed over. */
async function joinFirstChannels(
  tx: SystemTx,
  joiner: { memberId: string; role: string; channelIds: string[] },
): Promise<{ channelId: string; events: ChannelEvent[] }[]> {
  const channels = await tx.channel.findMany({
    where: {
      archivedAt: null,
      OR: [{ id: { in: joiner.channelIds } }, ...(joiner.role === 'guest' ? [] : [{ name: 'general', kind: 'public' }])],
    },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  const joined: { channelId: string; events: ChannelEvent[] }[] = [];
  for (const { id } of channels) {
    // Stream before channel, as everybody else locks them: the other way round two joins could wait for each other.
    await lockStream(tx, id);
    const events = await appendMembers(tx, joiner, id, [joiner.memberId]);
    const last = events.at(-1);
    if (last) await tx.channel.updateMany({ where: { id }, data: { metaVersion: last.version } });
    joined.push({ channelId: id, events });
  }
  return joined;
}

/** The token starts with its tenant, so that the row is found inside that tenant and nowhere else. */
async function readOpen(tx: SystemTx, token: string) {
  const tenantId = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\./.exec(token)?.[1];
  if (!tenantId) throw spent();
  const workspace = await tx.workspace.findUnique({ where: { tenantId } });
  if (!workspace) throw spent();
  await enterTenant(tx, tenantId);
  const invitation = await tx.invitation.findFirst({
    where: { tokenHash: hashToken(token), acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date() } },
    include: { inviter: { select: { name: true } } },
  });
  if (!invitation) throw spent();
  return { invitation, workspace };
}
