import type { MessageExtraInput } from '@parley/contract/message-extra';
import { newId } from '@parley/core/id';
import { sendMessage } from '@parley/core/message/send-message';
import { buildChannel, buildMember, type BuiltMember } from '@parley/core/testing/build';
import type { World } from './build-world.ts';

export const short = () => newId().slice(-12);

export const freshEmail = (world: World) => `${world.marker}.${short()}@example.com`;

export const newcomer = { name: 'Newcomer', password: 'a long enough password' };

/** A private channel like the room, to be changed by one call. */
export const room = (world: World) => {
  const { admin, member, guest, people, billing, rules, archive } = world.people;
  return buildChannel(world.tenant, {
    name: `${world.sealed}-${short()}`,
    kind: 'private',
    members: [admin, member, guest, people, billing, rules, archive, world.colleague],
  });
};

export const person = (world: World, role: 'member' | 'guest' = 'member') =>
  buildMember(world.tenant, { role, name: `Somebody ${world.marker}` });

/** A message in the room. */
export async function written(world: World, author: BuiltMember, extra?: MessageExtraInput): Promise<string> {
  const body = `${world.sealed} to be acted on`;
  return (await sendMessage(author, { clientId: newId(), channelId: world.roomId, body, extra })).message.id;
}

/** The smallest picture there is. */
export const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

export const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();
