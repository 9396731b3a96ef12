import type { LexiconInput, LexiconView } from '@parley/contract/supervision';
import { limits } from '@parley/contract/limits';
import { lockStream } from '@parley/db/channel/channel-queries';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { newId } from '../id.ts';
import { throttle } from '../identity/throttle.ts';
import { requireAllowed } from '../policy/decide.ts';
import { toLexiconViews } from './list-lexicons.ts';
import { addVersion } from './policy-version.ts';
import type { Terms } from './terms.ts';

export async function createLexicon(actor: Actor, input: LexiconInput): Promise<LexiconView> {
  return act(actor, async (tx) => {
    if ((await tx.lexicon.count({ where: { deletedAt: null } })) >= limits.lexicons)
      throw new AppError('INVALID', { message: `There are ${limits.lexicons} lexicons already. Delete one first.` });
    const id = newId();
    await tx.lexicon.create({ data: { tenantId: actor.tenantId, id, name: input.name } });
    await writeVersion(tx, actor, { ...input, id, version: 1 });
    const details = { lexiconId: id, name: input.name, version: 1, after: factsOf(input) };
    await recordAct(tx, actor, { type: 'lexicon.created', details });
    return id;
  });
}

/**
 * Changes a word list as somebody saw it: a new version. Each policy that uses it gets a new version too, which for one that reaches
 * closed conversations waits for a second person, as every change of what it looks for does.
 */
export async function changeLexicon(actor: Actor, input: LexiconInput & { id: string; version: number }): Promise<LexiconView> {
  return act(actor, async (tx) => {
    const { id } = input;
    const known = await readLexicon(tx, id);
    if (known.version !== input.version)
      throw new AppError('CONFLICT', { message: 'Somebody has changed this lexicon meanwhile. Look at it again.' });
    const before = await tx.lexiconVersion.findFirstOrThrow({ where: { lexiconId: id, version: known.version } });
    if (JSON.stringify(factsOf(before)) === JSON.stringify(factsOf(input))) return id;
    const version = known.version + 1;
    await tx.lexicon.updateMany({ where: { id }, data: { name: input.name, version } });
    await writeVersion(tx, actor, { ...input, version });
    const details = { lexiconId: id, name: input.name, version, before: factsOf(before), after: factsOf(input) };
    await recordAct(tx, actor, { type: 'lexicon.changed', details });
    for (const { policyId, terms } of await newestUses(tx, id)) {
      const lexicons = terms.lexicons.map((one) => (one.id === id ? { id, version } : one));
      await addVersion(tx, actor, { policyId, terms: { ...terms, lexicons } });
    }
    return id;
  });
}

/** Takes a word list away, once no policy uses it. Its versions stay, for what they have found. */
export async function deleteLexicon(actor: Actor, input: { id: string }): Promise<void> {
  await act(actor, async (tx) => {
    const { id, name, version } = await readLexicon(tx, input.id);
    if ((await newestUses(tx, id)).length > 0)
      throw new AppError('CONFLICT', { message: 'A policy uses this lexicon. Take it out there first.' });
    await tx.lexicon.updateMany({ where: { id }, data: { deletedAt: new Date() } });
    await recordAct(tx, actor, { type: 'lexicon.deleted', details: { lexiconId: id, name, version } });
    return id;
  });
}

async function act(actor: Actor, change: (tx: TenantTx) => Promise<string>): Promise<LexiconView> {
  requireAllowed(actor, 'rules.manage', null);
  await throttle('supervision.member', `${actor.tenantId} ${actor.memberId}`);
  const [view] = await withTenant(actor.tenantId, async (tx) => {
    await lockStream(tx, actor.tenantId);
    return toLexiconViews(tx, await tx.lexicon.findMany({ where: { id: await change(tx) } }));
  });
  if (!view) throw notFound('lexicon');
  return view;
}

async function readLexicon(tx: TenantTx, id: string) {
  const row = await tx.lexicon.findFirst({ where: { id, deletedAt: null } });
  if (!row) throw notFound('lexicon');
  return row;
}

/** Of each policy that is there, what it says or is about to say, where this lexicon is in it. */
async function newestUses(tx: TenantTx, lexiconId: string): Promise<{ policyId: string; terms: Terms }[]> {
  const rows = await tx.supervisionPolicyVersion.findMany({
    where: { state: { in: ['inForce', 'proposed'] } },
    orderBy: [{ policyId: 'asc' }, { version: 'asc' }],
  });
  const newest = new Map(rows.map(({ policyId, terms }) => [policyId, terms as Terms]));
  return [...newest]
    .map(([policyId, terms]) => ({ policyId, terms }))
    .filter(({ terms }) => terms.lexicons.some(({ id }) => id === lexiconId));
}

type Version = LexiconInput & { id: string; version: number };
async function writeVersion(tx: TenantTx, { tenantId, memberId }: Actor, { id, version, name, phrases, exceptions }: Version) {
  await tx.lexiconVersion.create({ data: { tenantId, lexiconId: id, version, name, phrases, exceptions, setBy: memberId } });
}

const factsOf = ({ name, phrases, exceptions }: LexiconInput) => ({ name, phrases, exceptions });
