import { lockStream } from '@parley/db/channel/channel-queries';
import { systemDb, withSystem } from '@parley/db/with-system';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import { AppError } from '../app-error.ts';
import { requireWritable } from '../billing/require-writable.ts';
import { hashToken, newId } from '../id.ts';
import { enqueueJob } from '../job/enqueue-job.ts';
import type { Client } from '../identity/session.ts';
import { throttle } from '../identity/throttle.ts';
import { mailHint } from '../mail/mail-hint.ts';
import { enqueueInvitation } from './insert-invitation.ts';
import { domainOf } from './domain-name.ts';
import { enterByToken } from './open-invitation.ts';

/** By what somebody asks: a link that they hold, or the workspace's address and a mail address in its domain. */
export type Door = { token: string } | { workspace: string };
export type FoundDoor = { workspaceName: string; isGuest: boolean; needsApproval: boolean };

const dayMs = 86_400_000;
const closed = () =>
  new AppError('NOT_FOUND', { message: 'This link has been used up, withdrawn, or has expired. Ask for a new one.' });

/** What the page of a link shows, or NOT_FOUND. A workspace that lets nobody in by a domain answers like one that is not there. */
export async function findDoor(door: Door, client: Client): Promise<FoundDoor> {
  await throttle('token.address', client.address);
  if ('token' in door) {
    const { workspace, link } = await readLink(door.token);
    return { workspaceName: workspace.name, isGuest: link.role === 'guest', needsApproval: false };
  }
  const { workspace, domains } = await readDomains(door.workspace);
  const needsApproval = domains.every(({ entry }) => entry === 'approval');
  return { workspaceName: workspace.name, isGuest: false, needsApproval };
}

/**
 * Mails an invitation to the address of whoever asks. The answer is the same whether or not the address is a member's: those
 * get a link to sign in instead.
 */
export async function askToJoin(
  input: { door: Door; email: string; name: string },
  client: Client,
): Promise<{ mailHint: string | null }> {
  await throttle('mail.address', client.address);
  await throttle('mail.account', input.email);
  const asked = 'token' in input.door ? await askByLink(input.door.token) : await askByDomain(input.door.workspace, input.email);
  await throttle('askToJoin.tenant', asked.tenantId);
  await requireWritable(asked.tenantId);
  await withTenant(asked.tenantId, async (tx) => {
    await lockStream(tx, asked.tenantId);
    await answer(tx, asked, input);
  });
  return { mailHint: mailHint() };
}

type Asked = {
  tenantId: string;
  role: string;
  channelIds: string[];
  via: 'link' | 'domain';
  linkId: string | null;
  needsApproval: boolean;
  invitedBy: string;
  until: Date;
};

async function answer(tx: TenantTx, asked: Asked, { email, name }: { email: string; name: string }): Promise<void> {
  const member = await tx.member.findFirst({ where: { email, isPlaceholder: false }, select: { deactivatedAt: true } });
  if (member?.deactivatedAt) return;
  if (member) return enqueueJob(tx, { name: 'mail.signIn', payload: { email } });
  const open = { email, acceptedAt: null, revokedAt: null };
  const invited = await tx.invitation.findFirst({ where: { ...open, via: 'mail', expiresAt: { gt: new Date() } } });
  if (invited) return enqueueInvitation(tx, invited.id);
  await tx.invitation.updateMany({ where: open, data: { revokedAt: new Date() } });
  const { tenantId, until, ...rest } = asked;
  const row = await tx.invitation.create({ data: { tenantId, id: newId(), email, name, expiresAt: until, ...rest } });
  await enqueueInvitation(tx, row.id);
}

async function askByLink(token: string): Promise<Asked> {
  const { workspace, link } = await readLink(token);
  const { role, channelIds, id, createdBy, expiresAt } = link;
  const until = new Date(Math.min(expiresAt.valueOf(), Date.now() + dayMs));
  return {
    tenantId: workspace.tenantId,
    role,
    channelIds,
    via: 'link',
    linkId: id,
    needsApproval: false,
    invitedBy: createdBy,
    until,
  };
}

async function askByDomain(slug: string, email: string): Promise<Asked> {
  const { workspace, domains } = await readDomains(slug);
  const found = domains.find(({ domain }) => domain === domainOf(email));
  if (!found)
    throw new AppError('INVALID', {
      message: 'People come in here with an address of the firm. Use that address, or ask somebody there to invite you.',
    });
  return {
    ...{ tenantId: workspace.tenantId, role: 'member', channelIds: [], via: 'domain', linkId: null },
    ...{ needsApproval: found.entry === 'approval', invitedBy: found.createdBy, until: new Date(Date.now() + dayMs) },
  };
}

async function readLink(token: string) {
  return withSystem(async (tx) => {
    const workspace = await enterByToken(tx, token);
    const link = await tx.invitationLink.findFirst({
      where: { tokenHash: hashToken(token), revokedAt: null, expiresAt: { gt: new Date() } },
    });
    if (!link || (link.maxUses !== null && link.uses >= link.maxUses)) throw closed();
    return { workspace, link };
  }).catch((error: unknown) => {
    throw error instanceof AppError && error.code === 'NOT_FOUND' ? closed() : error;
  });
}

/** The domains by which people come into a workspace now; NOT_FOUND when there are none. */
async function readDomains(slug: string) {
  const workspace = await systemDb().workspace.findUnique({ where: { slug } });
  if (!workspace) throw closed();
  const domains = await withTenant(workspace.tenantId, (tx) =>
    tx.mailDomain.findMany({ where: { provenAt: { not: null }, entry: { not: 'off' } } }),
  );
  const held = await systemDb().provenDomain.findMany({ where: { tenantId: workspace.tenantId }, select: { domain: true } });
  const open = domains.filter(({ domain }) => held.some((row) => row.domain === domain));
  if (open.length === 0) throw closed();
  return { workspace, domains: open };
}
