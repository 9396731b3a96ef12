import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError } from '../app-error.ts';
import { readText, signs } from './read-standing.ts';

type Text = Awaited<ReturnType<typeof readText>>;

/** An answer holds for so long: a new text closes the chat within this time, and a request costs no query of its own. */
const heldMs = 10_000;
const heldMax = 20_000;
/** By firm, as most ask for nothing; those who ask at the same time share one answer. */
const texts = new Map<string, { until: number; text: Promise<Text> }>();
/** Who has signed what their firm asks for. */
const signed = new Map<string, number>();
const keyOf = (actor: Pick<Actor, 'tenantId' | 'memberId'>) => `${actor.tenantId} ${actor.memberId}`;
const closes = (text: Text, role: Actor['role']): text is NonNullable<Text> =>
  text !== null && text.current.closesChat && signs(role, text.current);

/**
 * Where the firm says that nobody talks before they have signed, this refuses whoever has not. Only 'may go on' is remembered,
 * so that a signature opens the chat at once on every server.
 */
export async function requireSigned(actor: Pick<Actor, 'tenantId' | 'memberId' | 'role'>): Promise<void> {
  const key = keyOf(actor);
  if ((signed.get(key) ?? 0) > Date.now() || !closes(await heldText(actor.tenantId), actor.role)) return;
  const mayGoOn = await withTenant(actor.tenantId, async (tx) => {
    const text = await readText(tx);
    if (!closes(text, actor.role)) return true;
    const where = { memberId: actor.memberId, version: { gte: text.needed } };
    return (await tx.acceptableUseSignature.count({ where })) > 0;
  });
  if (!mayGoOn)
    throw new AppError('FORBIDDEN', {
      message: 'Read and sign the acceptable use policy of this workspace first. Then everything opens.',
      rule: 'acceptable-use-first',
    });
  if (signed.size >= heldMax) signed.clear();
  signed.set(key, Date.now() + heldMs);
}

function heldText(tenantId: string): Promise<Text> {
  const held = texts.get(tenantId);
  if (held && held.until > Date.now()) return held.text;
  if (texts.size >= heldMax) texts.clear();
  const text = withTenant(tenantId, readText);
  texts.set(tenantId, { until: Date.now() + heldMs, text });
  // What could not be read is asked again by the next.
  text.catch(() => texts.delete(tenantId));
  return text;
}

/** This process has written the firm's text, and asks again at once. */
export const forgetText = (tenantId: string): void => void texts.delete(tenantId);

export function forgetSigned(actor: Pick<Actor, 'tenantId' | 'memberId'>): void {
  signed.delete(keyOf(actor));
}
