import type { ScimView } from '@parley/contract/single-sign-on';
import { lockStream } from '@parley/db/channel/channel-queries';
import { systemDb } from '@parley/db/with-system';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { config } from '../config.ts';
import { hashToken, newToken } from '../id.ts';
import { requireAllowed } from '../policy/decide.ts';

const shownRequests = 50;
const staleMs = 60_000;
export const scimUrl = (): string => `${config().publicUrl}/api/scim/v2`;

export async function getScim(actor: Actor): Promise<ScimView> {
  requireAllowed(actor, 'singleSignOn.manage', null);
  const { tenantId } = actor;
  return withTenant(tenantId, async (tx) => {
    const token = await tx.scimToken.findUnique({ where: { tenantId } });
    const requests = await tx.scimRequest.findMany({ orderBy: { id: 'desc' }, take: shownRequests });
    return {
      url: scimUrl(),
      token: token && { createdAt: token.createdAt.toISOString(), lastUsedAt: token.lastUsedAt?.toISOString() ?? null },
      people: await tx.scimPerson.count(),
      groups: await tx.scimGroup.count(),
      requests: requests.map(({ id, at, method, path, status, note }) => ({
        id,
        at: at.toISOString(),
        method,
        path,
        status,
        note,
      })),
    };
  });
}

/** Makes the directory's token, shown this once; the one before ends. It starts with its tenant, inside which it is looked up. */
export async function makeScimToken(actor: Actor): Promise<{ token: string }> {
  requireAllowed(actor, 'singleSignOn.manage', null);
  const { tenantId, memberId } = actor;
  const token = `${tenantId}.${newToken()}`;
  const row = { tokenHash: hashToken(token), createdBy: memberId, createdAt: new Date(), lastUsedAt: null };
  await withTenant(tenantId, async (tx) => {
    await lockStream(tx, tenantId);
    await tx.scimToken.upsert({ where: { tenantId }, create: { tenantId, ...row }, update: row });
    await recordAct(tx, actor, { type: 'directory.tokenMade' });
  });
  return { token };
}

/** The directory cannot change anything any more. What it made stays. */
export async function endScimToken(actor: Actor): Promise<void> {
  requireAllowed(actor, 'singleSignOn.manage', null);
  const { tenantId } = actor;
  await withTenant(tenantId, async (tx) => {
    await lockStream(tx, tenantId);
    const { count } = await tx.scimToken.deleteMany({ where: { tenantId } });
    if (count === 0) throw notFound('token');
    await recordAct(tx, actor, { type: 'directory.tokenEnded' });
  });
}

/** The tenant whose directory this is, or null. */
export async function findScimTenant(token: string): Promise<string | null> {
  const tenantId = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.[\w-]{43}$/.exec(token)?.[1];
  if (!tenantId || !(await systemDb().workspace.findUnique({ where: { tenantId }, select: { tenantId: true } }))) return null;
  return withTenant(tenantId, async (tx) => {
    const found = await tx.scimToken.findFirst({ where: { tokenHash: hashToken(token) } });
    if (!found) return null;
    const now = new Date();
    if (!found.lastUsedAt || now.valueOf() - found.lastUsedAt.valueOf() > staleMs)
      await tx.scimToken.updateMany({ where: { tenantId }, data: { lastUsedAt: now } });
    return tenantId;
  });
}
