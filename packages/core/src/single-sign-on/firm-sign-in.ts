import type { FirmEntryView } from '@parley/contract/single-sign-on';
import { systemDb } from '@parley/db/with-system';
import { withTenant } from '@parley/db/with-tenant';
import { AppError } from '../app-error.ts';
import { newToken } from '../id.ts';
import type { Client } from '../identity/session.ts';
import { throttle } from '../identity/throttle.ts';
import { findCurrentSlug } from '../workspace/find-current-slug.ts';
import { keepAttempt, type AttemptDetails } from './attempts.ts';
import { newOpenIdSecrets, openIdUrl } from './open-id.ts';
import { ourSide } from './our-side.ts';
import { isNotReached } from './provider-fetch.ts';
import { readProvider, type FirmProvider } from './read-provider.ts';
import { samlUrl } from './saml.ts';

/** What the sign-in page of a workspace shows. One that has no provider is not told from one that does not exist. */
export async function findFirmEntry(input: { workspace: string }, client: Client): Promise<FirmEntryView['firm']> {
  await throttle('token.address', client.address);
  const workspace = await findBySlug(input.workspace);
  if (!workspace) return null;
  return withTenant(workspace.tenantId, async (tx) => {
    const { tenantId, name } = workspace;
    if (!(await tx.identityProvider.findUnique({ where: { tenantId }, select: { kind: true } }))) return null;
    const { requiresSingleSignOn } = await tx.tenant.findUniqueOrThrow({ where: { tenantId } });
    return { name, isRequired: requiresSingleSignOn };
  });
}

/** Also by an address that the workspace has left: links in old mails and bookmarks name it still. */
async function findBySlug(slug: string) {
  const found = await systemDb().workspace.findUnique({ where: { slug } });
  const current = found ? null : await findCurrentSlug(slug);
  return current === null ? found : systemDb().workspace.findUnique({ where: { slug: current } });
}

/** Begins a sign-in with the provider of the workspace at this address. */
export async function beginFirmSignIn(
  input: { workspace: string; next: string | null; browser: string },
  client: Client,
): Promise<{ url: string }> {
  await throttle('signIn.address', client.address);
  const workspace = await findBySlug(input.workspace);
  const provider = workspace && (await readProvider(workspace.tenantId));
  if (!workspace || !provider)
    throw new AppError('NOT_FOUND', {
      message: 'This workspace has no single sign-on. Sign in with your e-mail address and password.',
      rule: 'no-provider',
    });
  return begin({ ...workspace, browser: input.browser, details: { next: input.next } }, provider);
}

/** Sends the browser to the provider, and keeps what has to be known when it comes back. */
export async function begin(
  { tenantId, slug, browser, details }: { tenantId: string; slug: string; browser: string; details: AttemptDetails },
  provider: FirmProvider,
): Promise<{ url: string }> {
  const us = ourSide(tenantId, slug);
  try {
    if (provider.kind === 'saml') {
      const state = newToken();
      const { url, requestId } = await samlUrl(provider.saml, us, state);
      await keepAttempt({ state, browser, tenantId, provider: 'saml', details: { ...details, requestId } });
      return { url };
    }
    const secrets = newOpenIdSecrets();
    const url = await openIdUrl(provider.oidc, { secrets, redirectUri: us.redirectUri });
    const { nonce, verifier } = secrets;
    await keepAttempt({ state: secrets.state, browser, tenantId, provider: 'oidc', details: { ...details, nonce, verifier } });
    return { url: url.href };
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw providerIsOut(error);
  }
}

export const providerIsOut = (cause: unknown) =>
  new AppError('INVALID', {
    message: isNotReached(cause)
      ? "The firm's sign-in provider cannot be reached. Try again in a while, or ask an administrator."
      : "The firm's sign-in provider gave an answer that cannot be used. Ask an administrator to look at the settings.",
    rule: 'provider-answers',
    cause,
  });
