import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { throttle } from '../identity/throttle.ts';
import { requireAllowed } from '../policy/decide.ts';
import { judgePerson } from './admit-person.ts';
import { begin } from './firm-sign-in.ts';
import type { ProvedPerson } from './person.ts';
import { readProvider } from './read-provider.ts';

/** Begins a sign-in that opens nothing: what comes back is shown to the administrator who began it. */
export async function beginProviderTest(actor: Actor, input: { browser: string }): Promise<{ url: string }> {
  requireAllowed(actor, 'singleSignOn.manage', null);
  await throttle('providerTest.tenant', actor.tenantId);
  const provider = await readProvider(actor.tenantId);
  if (!provider) throw notFound('provider');
  const { tenantId, slug, memberId } = actor;
  const testedBy = { memberId, revision: provider.revision };
  return begin({ tenantId, slug, browser: input.browser, details: { testedBy } }, provider);
}

/** Keeps what a test brought back, good or bad, for its administrator's page. */
export async function keepTest(
  tenantId: string,
  { memberId, revision }: { memberId: string; revision: number },
  prove: () => Promise<ProvedPerson>,
): Promise<void> {
  const { person, problem } = await judge(tenantId, prove);
  const row = { revision, at: new Date(), problem, claims: person?.claims ?? [] };
  await withTenant(tenantId, async (tx) => {
    await tx.providerTest.upsert({
      where: { tenantId_memberId: { tenantId, memberId } },
      create: { tenantId, memberId, ...row },
      update: row,
    });
    await recordAct(tx, { tenantId, memberId }, { type: 'singleSignOn.tested', details: { isOk: problem === null } });
  });
}

async function judge(
  tenantId: string,
  prove: () => Promise<ProvedPerson>,
): Promise<{ person: ProvedPerson | null; problem: string | null }> {
  let person: ProvedPerson | null = null;
  try {
    person = await prove();
    await judgePerson(tenantId, person);
    return { person, problem: null };
  } catch (error) {
    // Whoever tests may know what the library found: it is about their own provider's answer.
    const detail = error instanceof Error ? error.message.slice(0, 300) : 'unknown';
    return { person, problem: error instanceof AppError ? detail : `The answer was refused: ${detail}` };
  }
}
