import type { InvitationLinkView } from '@parley/contract/invitation-view';
import { limits } from '@parley/contract/limits';
import type { Page } from '@parley/contract/member-view';
import { lockStream } from '@parley/db/channel/channel-queries';
import type { SystemTx } from '@parley/db/with-system';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { config } from '../config.ts';
import { hashToken, newId, newToken } from '../id.ts';
import { requireForGuests } from '../label/closed-to-guests.ts';
import { requireAllowed } from '../policy/decide.ts';
import { spent } from './open-invitation.ts';

type NewLink = { role: 'member' | 'guest'; channelIds: string[]; maxUses?: number | undefined; days: number };

/** Makes a link by which people ask for an invitation to their own address. Its address is told once: only its hash is kept. */
export async function createInvitationLink(actor: Actor, input: NewLink): Promise<{ url: string; link: InvitationLinkView }> {
  requireAllowed(actor, 'workspace.invite', null);
  const channelIds = [...new Set(input.channelIds)];
  if (input.role === 'guest' && channelIds.length === 0)
    throw new AppError('INVALID', { message: 'Choose at least one channel for a guest: it is all that they will see.' });
  const token = `${actor.tenantId}.${newToken()}`;
  return withTenant(actor.tenantId, async (tx) => {
    await lockStream(tx, actor.tenantId);
    const channels = await tx.channel.findMany({
      where: { id: { in: channelIds }, name: { not: null }, archivedAt: null, members: { some: { memberId: actor.memberId } } },
      select: { id: true, name: true },
    });
    if (channels.length !== channelIds.length) throw notFound('channel');
    if (input.role === 'guest') await requireForGuests(tx, channelIds);
    const open = await tx.invitationLink.count({ where: { revokedAt: null, expiresAt: { gt: new Date() } } });
    if (open >= limits.invitationLinks)
      throw new AppError('INVALID', { message: `There are ${limits.invitationLinks} open links already. Revoke one first.` });
    const row = await tx.invitationLink.create({
      data: {
        ...{ tenantId: actor.tenantId, id: newId(), tokenHash: hashToken(token), createdBy: actor.memberId, channelIds },
        ...{ role: input.role, maxUses: input.maxUses ?? null, expiresAt: new Date(Date.now() + input.days * 86_400_000) },
      },
    });
    const { role, maxUses, expiresAt } = row;
    await recordAct(tx, actor, { type: 'link.created', details: { linkId: row.id, role, channelIds, maxUses, expiresAt } });
    const link = toLinkView({ ...row, creator: { name: actor.name } }, new Map(channels.map(({ id, name }) => [id, name ?? ''])));
    return { url: `${config().publicUrl}/join?token=${token}`, link };
  });
}

/** Newest first. */
export async function listInvitationLinks(actor: Actor, input: { cursor?: string | null }): Promise<Page<InvitationLinkView>> {
  requireAllowed(actor, 'people.manage', null);
  return withTenant(actor.tenantId, async (tx) => {
    const rows = await tx.invitationLink.findMany({
      where: input.cursor ? { id: { lt: input.cursor } } : {},
      orderBy: { id: 'desc' },
      take: limits.pageSize + 1,
      include: { creator: { select: { name: true } } },
    });
    const page = rows.slice(0, limits.pageSize);
    // Only the names of channels that the reader is in, or may find: a private one is counted and not named.
    const channels = await tx.channel.findMany({
      where: {
        id: { in: page.flatMap((row) => row.channelIds) },
        OR: [{ kind: 'public' }, { members: { some: { memberId: actor.memberId } } }],
      },
      select: { id: true, name: true },
    });
    const names = new Map(channels.map(({ id, name }) => [id, name ?? '']));
    return {
      items: page.map((row) => toLinkView(row, names)),
      nextCursor: rows.length > limits.pageSize ? (page.at(-1)?.id ?? null) : null,
    };
  });
}

/** Ends a link, and what was asked for by it and not taken up. Who has joined stays. */
export async function revokeInvitationLink(actor: Actor, input: { linkId: string }): Promise<void> {
  requireAllowed(actor, 'people.manage', null);
  await withTenant(actor.tenantId, async (tx) => {
    await lockStream(tx, actor.tenantId);
    const revokedAt = new Date();
    const { count } = await tx.invitationLink.updateMany({ where: { id: input.linkId, revokedAt: null }, data: { revokedAt } });
    if (count === 0) throw notFound('link');
    await tx.invitation.updateMany({ where: { linkId: input.linkId, acceptedAt: null, revokedAt: null }, data: { revokedAt } });
    await recordAct(tx, actor, { type: 'link.revoked', details: { linkId: input.linkId } });
  });
}

/** Counts one who joins, under the lock of the tenant's stream; NOT_FOUND when the link has ended meanwhile. */
export async function takeUse(tx: Pick<SystemTx, 'invitationLink'>, linkId: string): Promise<void> {
  const link = await tx.invitationLink.findFirst({ where: { id: linkId, revokedAt: null, expiresAt: { gt: new Date() } } });
  if (!link || (link.maxUses !== null && link.uses >= link.maxUses)) throw spent();
  await tx.invitationLink.updateMany({ where: { id: linkId }, data: { uses: link.uses + 1 } });
}

type LinkRow = {
  id: string;
  role: string;
  channelIds: string[];
  uses: number;
  maxUses: number | null;
  creator: { name: string };
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
};

const toLinkView = (row: LinkRow, names: Map<string, string>): InvitationLinkView => ({
  id: row.id,
  role: row.role === 'guest' ? 'guest' : 'member',
  channels: row.channelIds.flatMap((id) => names.get(id) ?? []),
  uses: row.uses,
  maxUses: row.maxUses,
  state: stateOf(row),
  createdBy: row.creator.name,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
});

function stateOf({ revokedAt, expiresAt, maxUses, uses }: LinkRow): InvitationLinkView['state'] {
  if (revokedAt) return 'revoked';
  if (expiresAt < new Date()) return 'expired';
  return maxUses !== null && uses >= maxUses ? 'usedUp' : 'open';
}
