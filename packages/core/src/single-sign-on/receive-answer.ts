import { systemDb } from '@parley/db/with-system';
import { withTenant } from '@parley/db/with-tenant';
import { AppError } from '../app-error.ts';
import { isUniqueViolation } from '../channel/create-channel.ts';
import { hashToken, newToken } from '../id.ts';
import type { Client } from '../identity/session.ts';
import { throttle } from '../identity/throttle.ts';
import { log } from '../log.ts';
import { admitPerson } from './admit-person.ts';
import { attemptIsOver, handOver, takeAttempt, type AttemptDetails } from './attempts.ts';
import { keepTest } from './provider-test.ts';
import { readOpenIdAnswer } from './open-id.ts';
import { ourSide } from './our-side.ts';
import type { ProvedPerson } from './person.ts';
import { readProvider, type FirmProvider } from './read-provider.ts';
import { readSamlAnswer } from './saml.ts';

/** Where the browser goes next: in, with its new session, or back to the page of the test. */
export type Outcome = { kind: 'in'; sessionToken: string; slug: string; next: string | null } | { kind: 'tested'; slug: string };

const answerIsRefused = (cause: unknown) =>
  new AppError('UNAUTHENTICATED', {
    message: "The answer of the firm's sign-in provider was refused. Start again; if it happens again, ask an administrator.",
    rule: 'answer-refused',
    cause,
  });

/** What the browser brought back from an OpenID provider. */
export async function receiveOpenId(
  input: { tenantId: string; query: URLSearchParams; browser: string },
  client: Client,
): Promise<Outcome> {
  await throttle('signIn.address', client.address);
  const { tenantId, browser, query } = input;
  const state = query.get('state') ?? '';
  const attempt = await takeAttempt(state, { browser, tenantId, provider: 'oidc' });
  const firm = await readFirm(tenantId, 'oidc');
  const prove = () => {
    if (firm.provider.kind !== 'oidc') throw attemptIsOver();
    const secrets = { state, nonce: attempt.nonce ?? '', verifier: attempt.verifier ?? '' };
    return readOpenIdAnswer(firm.provider.oidc, { secrets, redirectUri: ourSide(tenantId, firm.slug).redirectUri, query });
  };
  return conclude(firm, attempt, prove, client);
}

/**
 * What a SAML provider's page posts. It comes without our cookies, so it opens nothing: what it proved is kept for the
 * browser that began, which fetches it by the address that is answered.
 */
export async function receiveSaml(
  input: { tenantId: string; response: string; relayState: string },
  client: Client,
): Promise<{ path: string }> {
  await throttle('signIn.address', client.address);
  const { tenantId, relayState, response } = input;
  const { browserHash, ...attempt } = await takeAttempt(relayState, { browser: null, tenantId, provider: 'saml' });
  const { provider, slug } = await readFirm(tenantId, 'saml');
  const proved = await (async () => {
    if (provider.kind !== 'saml' || !attempt.requestId) throw attemptIsOver();
    const answer = await readSamlAnswer(provider.saml, ourSide(tenantId, slug), { response, requestId: attempt.requestId });
    await spend(tenantId, answer.assertionId);
    return { person: answer };
  })().catch((error: unknown) => {
    log.warn({ err: error, tenantId }, 'a SAML answer was refused');
    return { problem: error instanceof Error ? error.message : 'unknown' };
  });
  const state = newToken();
  await handOver(state, { browserHash, tenantId, details: { ...attempt, proved: JSON.stringify(proved) } });
  return { path: `/api/sso/${tenantId}/finish?state=${state}` };
}

/** The browser that began fetches what its provider's post has proved. */
export async function finishSaml(input: { tenantId: string; state: string; browser: string }, client: Client): Promise<Outcome> {
  const attempt = await takeAttempt(input.state, { browser: input.browser, tenantId: input.tenantId, provider: 'saml' });
  const firm = await readFirm(input.tenantId, 'saml');
  const prove = async () => {
    const proved = JSON.parse(attempt.proved ?? '{}') as { person?: ProvedPerson; problem?: string };
    if (!proved.person) throw new Error(proved.problem ?? 'no answer');
    return proved.person;
  };
  return conclude(firm, attempt, prove, client);
}

type Firm = { tenantId: string; slug: string; provider: FirmProvider };

async function conclude(firm: Firm, attempt: AttemptDetails, prove: () => Promise<ProvedPerson>, client: Client): Promise<Outcome> {
  const { tenantId, slug, provider } = firm;
  if (attempt.testedBy) {
    await keepTest(tenantId, attempt.testedBy, prove);
    return { kind: 'tested', slug };
  }
  const person = await prove().catch((error: unknown) => {
    log.warn({ err: error, tenantId }, "an answer of a firm's provider was refused");
    throw error instanceof AppError ? error : answerIsRefused(error);
  });
  const { sessionToken } = await admitPerson(tenantId, provider, person, client);
  return { kind: 'in', sessionToken, slug, next: attempt.next ?? null };
}

/** Each assertion is taken once, also where two copies of an answer come at the same moment. */
async function spend(tenantId: string, assertionId: string): Promise<void> {
  await withTenant(tenantId, async (tx) => {
    await tx.spentAssertion.deleteMany({ where: { expiresAt: { lt: new Date() } } });
    const expiresAt = new Date(Date.now() + 3_600_000);
    await tx.spentAssertion.create({ data: { tenantId, idHash: hashToken(assertionId), expiresAt } });
  }).catch((error: unknown) => {
    throw isUniqueViolation(error) ? new Error('this assertion was taken before') : error;
  });
}

async function readFirm(tenantId: string, kind: FirmProvider['kind']): Promise<Firm> {
  const workspace = await systemDb().workspace.findUnique({ where: { tenantId } });
  const provider = workspace && (await readProvider(tenantId));
  if (!provider || provider.kind !== kind) throw attemptIsOver();
  return { tenantId, slug: workspace.slug, provider };
}
