import type { ClientEventInput } from '@parley/contract/client-events';
import type { Actor } from '../actor.ts';
import { requireWithinRules } from '../boundary-rule/apply-rules.ts';

/** What a person says of themselves beside their name is read by the whole firm. What a device only reports costs nothing. */
export async function requireStatusWithinRules(actor: Actor, { text }: ClientEventInput<'presence.set'>): Promise<void> {
  if (text) await requireWithinRules(actor, [text], { door: 'status' });
}
