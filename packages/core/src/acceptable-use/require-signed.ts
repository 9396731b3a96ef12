import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError } from '../app-error.ts';
import { onePerProcess } from '../one-per-process.ts';
import { rememberByTenant } from '../remember-by-tenant.ts';
import { readText, signs } from './read-standing.ts';

type Text = Awaited<ReturnType<typeof readText>>;

const heldMs = 10_000;
const heldMax = 20_000;
/** What each firm asks for; a new text closes the chat within ten seconds. */
const texts = rememberByTenant((tenantId) => withTenant(tenantId, readText), { name: 'acceptableUse', max: heldMax });
/** Who has signed what their firm asks for. */
const signed = onePerProcess('signed', () => new Map<string, number>());
const keyOf = (actor: Pick<Actor, 'tenantId' | 'memberId'>) => `${actor.tenantId} ${actor.memberId}`;
export const closesFor = (text: Text, role: Actor['role']): text is NonNullable<Text> =>
  text !== null && text.current.closesChat && signs(role, text.current);

export const signFirst = () =>
  new AppError('FORBIDDEN', {
    message: 'Read and sign the acceptable use policy of this workspace first. Then everything opens.',
    rule: 'acceptable-use-first',
  });

/**
 * Where the firm says that nobody talks before they have signed, this refuses whoever has not. Only 'may go on' is remembered,
 * so that a signature opens the chat at once on every server.
 */
export async function requireSigned(actor: Pick<Actor, 'tenantId' | 'memberId' | 'role'>): Promise<void> {
  const key = keyOf(actor);
  if ((signed.get(key) ?? 0) > Date.now() || !closesFor(await texts.get(actor.tenantId), actor.role)) return;
  const mayGoOn = await withTenant(actor.tenantId, async (tx) => {
    const text = await readText(tx);
    if (!closesFor(text, actor.role)) return true;
    const where = { memberId: actor.memberId, version: { gte: text.needed } };
    return (await tx.acceptableUseSignature.count({ where })) > 0;
  });
  if (!mayGoOn) throw signFirst();
  if (signed.size >= heldMax) signed.clear();
  signed.set(key, Date.now() + heldMs);
}

export const rememberedText = texts.get;
/** The firm's text has changed: this process asks again at once. */
export const forgetText = texts.forget;

export function forgetSigned(actor: Pick<Actor, 'tenantId' | 'memberId'>): void {
  signed.delete(keyOf(actor));
}
