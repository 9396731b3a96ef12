import type { SingleSignOnView } from '@parley/contract/single-sign-on';
import { lockStream } from '@parley/db/channel/channel-queries';
import { systemDb } from '@parley/db/with-system';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { bus } from '../bus/bus.ts';
import { sealSecret } from '../identity/seal-secret.ts';
import { throttle } from '../identity/throttle.ts';
import { requireAllowed } from '../policy/decide.ts';
import { discover } from './open-id.ts';
import { ourSide } from './our-side.ts';
import { isNotReached } from './provider-fetch.ts';
import { describeCertificate, readMetadata } from './read-metadata.ts';
import { readProvider, secretSeal } from './read-provider.ts';

export async function getSingleSignOn(actor: Actor): Promise<SingleSignOnView> {
  requireAllowed(actor, 'singleSignOn.manage', null);
  const { tenantId, slug, memberId } = actor;
  const domains = await systemDb().provenDomain.findMany({ where: { tenantId }, orderBy: { domain: 'asc' }, take: 100 });
  return withTenant(tenantId, async (tx) => {
    const row = await tx.identityProvider.findUnique({ where: { tenantId } });
    const test = await tx.providerTest.findUnique({ where: { tenantId_memberId: { tenantId, memberId } } });
    const { requiresSingleSignOn } = await tx.tenant.findUniqueOrThrow({ where: { tenantId } });
    return {
      ours: ourSide(tenantId, slug),
      domains: domains.map(({ domain }) => domain),
      provider: row && {
        kind: row.kind === 'saml' ? 'saml' : 'oidc',
        issuer: row.issuer,
        clientId: row.clientId,
        signInUrl: row.signInUrl,
        certificates: row.certificates.flatMap((one) => describeCertificate(one) ?? []),
        makesMembers: row.makesMembers,
        updatedAt: row.updatedAt.toISOString(),
      },
      test: test && {
        at: test.at.toISOString(),
        problem: test.problem,
        claims: test.claims as { name: string; value: string }[],
        isStale: test.revision !== row?.revision,
      },
      isRequired: requiresSingleSignOn,
    };
  });
}

/** Sets an OpenID provider. It is asked what it is before anything is kept. */
export async function setOpenIdProvider(
  actor: Actor,
  input: { issuer: string; clientId: string; clientSecret: string; makesMembers: boolean },
): Promise<SingleSignOnView> {
  requireAllowed(actor, 'singleSignOn.manage', null);
  await throttle('providerTest.tenant', actor.tenantId);
  const issuer = input.issuer.replace(/\/\.well-known\/openid-configuration\/?$/, '');
  const before = await readProvider(actor.tenantId);
  const kept = before?.kind === 'oidc' && before.issuer === issuer ? before.oidc.clientSecret : null;
  const clientSecret = input.clientSecret || kept;
  if (!clientSecret) throw new AppError('INVALID', { message: 'Enter the client secret that belongs to this provider.' });
  await discover({ issuer, clientId: input.clientId, clientSecret }).catch((error: unknown) => {
    throw new AppError('INVALID', {
      message: isNotReached(error)
        ? 'No provider answers at this issuer address. Copy it from the page of your provider.'
        : 'What answers at this issuer address is no OpenID provider, or it calls itself by another address.',
      cause: error,
    });
  });
  const sealedSecret = sealSecret(clientSecret, secretSeal(actor.tenantId));
  await keep(actor, input.makesMembers, {
    kind: 'oidc',
    issuer,
    clientId: input.clientId,
    sealedSecret,
    signInUrl: null,
    certificates: [],
  });
  return getSingleSignOn(actor);
}

/** Sets a SAML provider by its metadata. */
export async function setSamlProvider(actor: Actor, input: { metadata: string; makesMembers: boolean }): Promise<SingleSignOnView> {
  requireAllowed(actor, 'singleSignOn.manage', null);
  await throttle('providerTest.tenant', actor.tenantId);
  const before = await readProvider(actor.tenantId);
  const read = input.metadata === '' ? (before?.kind === 'saml' ? before.saml : null) : await readMetadata(input.metadata);
  if (!read) throw new AppError('INVALID', { message: 'Paste the metadata, or its address.' });
  await keep(actor, input.makesMembers, { kind: 'saml', ...read, clientId: null, sealedSecret: null });
  return getSingleSignOn(actor);
}

/** Takes the provider away. People sign in as they did before; whoever came by it is signed out. */
export async function removeProvider(actor: Actor): Promise<SingleSignOnView> {
  requireAllowed(actor, 'singleSignOn.manage', null);
  const { tenantId } = actor;
  await withTenant(tenantId, async (tx) => {
    await lockStream(tx, tenantId);
    const { count } = await tx.identityProvider.deleteMany({ where: { tenantId } });
    if (count === 0) throw notFound('provider');
    await tx.providerTest.deleteMany({});
    await tx.linkedIdentity.deleteMany({});
    await tx.tenant.updateMany({ where: { tenantId }, data: { requiresSingleSignOn: false } });
    await recordAct(tx, actor, { type: 'singleSignOn.removed' });
  });
  await endProviderSessions(tenantId);
  return getSingleSignOn(actor);
}

/** Makes the provider the only way in, or one among others. Only who has just tested it with success may close the others. */
export async function requireSingleSignOn(actor: Actor, { required }: { required: boolean }): Promise<SingleSignOnView> {
  requireAllowed(actor, 'singleSignOn.manage', null);
  const { tenantId, memberId } = actor;
  await withTenant(tenantId, async (tx) => {
    await lockStream(tx, tenantId);
    if (required) await requireGreenTest(tx, tenantId, memberId);
    const { requiresSingleSignOn: before } = await tx.tenant.findUniqueOrThrow({ where: { tenantId } });
    if (before === required) return;
    await tx.tenant.updateMany({ where: { tenantId }, data: { requiresSingleSignOn: required } });
    await recordAct(tx, actor, {
      type: required ? 'singleSignOn.required' : 'singleSignOn.optional',
      details: { before, after: required },
    });
  });
  return getSingleSignOn(actor);
}

async function requireGreenTest(tx: TenantTx, tenantId: string, memberId: string): Promise<void> {
  const provider = await tx.identityProvider.findUnique({ where: { tenantId }, select: { revision: true } });
  const test = await tx.providerTest.findUnique({ where: { tenantId_memberId: { tenantId, memberId } } });
  if (!provider || !test || test.revision !== provider.revision || test.problem !== null)
    throw new AppError('CONFLICT', {
      message: 'Test the sign-in first, with success and with the settings as they are now. Then it can be required.',
      rule: 'tested-before-required',
    });
}

type Kept = {
  kind: 'oidc' | 'saml';
  issuer: string;
  clientId: string | null;
  sealedSecret: Uint8Array<ArrayBuffer> | null;
  signInUrl: string | null;
  certificates: string[];
};

/** A change of what matters ends what an earlier test proved. Identities of another issuer are nobody's any more. */
async function keep(actor: Actor, makesMembers: boolean, to: Kept): Promise<void> {
  const { tenantId } = actor;
  const isAnother = await withTenant(tenantId, async (tx) => {
    await lockStream(tx, tenantId);
    const before = await tx.identityProvider.findUnique({ where: { tenantId } });
    const revision = (before?.revision ?? 0) + 1;
    const row = { ...to, makesMembers, revision, updatedAt: new Date() };
    await tx.identityProvider.upsert({ where: { tenantId }, create: { tenantId, ...row }, update: row });
    const tell = (one: { kind: string; issuer: string; makesMembers: boolean } | null) =>
      one && { kind: one.kind, issuer: one.issuer, makesMembers: one.makesMembers };
    await recordAct(tx, actor, { type: 'singleSignOn.set', details: { before: tell(before), after: tell(row) } });
    const moved = before !== null && (before.issuer !== to.issuer || before.kind !== to.kind);
    if (moved) await tx.linkedIdentity.deleteMany({ where: { issuer: { not: to.issuer } } });
    return moved;
  });
  if (isAnother) await endProviderSessions(tenantId);
}

/** Whoever came in by a provider that does not count any more. */
async function endProviderSessions(tenantId: string): Promise<void> {
  const where = { onlyTenantId: tenantId, signedInBy: { in: ['oidc', 'saml'] }, revokedAt: null };
  const live = await systemDb().session.findMany({ where, select: { id: true } });
  if (live.length === 0) return;
  await systemDb().session.updateMany({ where, data: { revokedAt: new Date() } });
  bus().announce({ kind: 'session', sessionIds: live.map(({ id }) => id), reason: 'signedOut' });
}
