import type { ClientEventInput, ClientEventOutput } from '@parley/contract/client-events';
import type { Actor } from '../actor.ts';
import { seenMembers } from '../member/list-members.ts';
import { presence } from './presence.ts';
import { requireStatusWithinRules } from './require-status-within-rules.ts';

/** What a device reports or its person chose. Over HTTP a session counts as one device. */
export async function setPresence(
  actor: Actor,
  input: ClientEventInput<'presence.set'>,
): Promise<ClientEventOutput<'presence.set'>> {
  await requireStatusWithinRules(actor, input);
  const device = { tenantId: actor.tenantId, memberId: actor.memberId, deviceId: `session:${actor.sessionId}` };
  return { presence: await presence().set(device, input) };
}

/** The presence of those members whom the actor may see; others are left out. */
export async function watchPresence(
  actor: Actor,
  input: ClientEventInput<'presence.watch'>,
): Promise<ClientEventOutput<'presence.watch'>> {
  const seen = await seenMembers(actor, [...new Set(input.memberIds)]);
  const read = await presence().read(seen.map((memberId) => ({ tenantId: actor.tenantId, memberId })));
  return { presences: read.map(({ tenantId: _, ...view }) => view) };
}
