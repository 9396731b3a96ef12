import type { SimulateInput, Simulated } from '@parley/contract/barrier';
import { limits } from '@parley/contract/limits';
import { myChannels } from '@parley/db/channel/my-channels';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { notFound } from '../app-error.ts';
import { accessChannel } from '../channel/access-channel.ts';
import { cutOfRow, toChannelTarget } from '../channel/to-channel-view.ts';
import { throttle } from '../identity/throttle.ts';
import { actAsMember } from '../member/act-as-member.ts';
import { decide, requireAllowed, type Decision } from '../policy/decide.ts';
import { cutBetween, ruleOf, type Barrier } from '../policy/decide-barrier.ts';
import { heldBarriers } from './held-barriers.ts';

/**
 * What would happen if this person did that, asked of the very functions that judge them when they do. About channels that the
 * actor may look into; nothing is done, and nobody hears of it.
 */
export async function simulate(actor: Actor, input: SimulateInput): Promise<Simulated> {
  requireAllowed(actor, 'rules.manage', null);
  await throttle('barrierLook.member', `${actor.tenantId} ${actor.memberId}`);
  const person = await actAsMember(actor.tenantId, input.memberId);
  if (!person) throw notFound('person');
  const decision = 'otherId' in input ? await onPerson(person, input) : await inChannel(actor, person, input);
  const { barriers } = await heldBarriers(actor.tenantId);
  return { ...decision, barrier: barrierOf(barriers, decision) };
}

/** The first refusal of these, or the last of what allows. */
const all = (first: Decision, ...more: Decision[]): Decision =>
  [first, ...more].find(({ allow }) => !allow) ?? more.at(-1) ?? first;

async function onPerson(person: Actor, { act, otherId }: { act: 'find' | 'write'; otherId: string }): Promise<Decision> {
  if (!(await actAsMember(person.tenantId, otherId))) throw notFound('person');
  const { barriers } = await heldBarriers(person.tenantId);
  const meeting = decide(person, 'member.meet', { cut: cutBetween(barriers, person.memberId, otherId) });
  const listing = decide(person, 'member.listAll', null);
  return act === 'write' ? all(meeting, decide(person, 'channel.startDirect', null)) : all(meeting, listing);
}

async function inChannel(
  actor: Actor,
  person: Actor,
  { act, channelId }: { act: 'read' | 'join' | 'post'; channelId: string },
): Promise<Decision> {
  await accessChannel(actor, channelId, 'channel.see');
  const [[row], held] = await Promise.all([
    myChannels(person.tenantId, person.memberId, [channelId]),
    heldBarriers(person.tenantId),
  ]);
  if (!row) throw notFound('channel');
  const cut = cutOfRow(held, person.memberId, row);
  const target = toChannelTarget(row, person.memberId, cut);
  if (act === 'read') return decide(person, 'channel.read', target);
  if (act === 'join') return decide(person, 'channel.join', target);
  // Who is not in a channel does not write in it, whatever else is allowed.
  const inside = row.is_member
    ? decide(person, 'channel.post', { cut })
    : { allow: false, rule: 'members-of-the-channel-only', reason: 'You are not in this channel.' };
  const standing = row.archived_at ? { allow: false, rule: 'archived-channels-are-closed', reason: archived } : inside;
  return all(inside, standing, decide(person, 'channel.begin', target));
}

const archived = 'This channel is archived. It can be read, but not written to.';

function barrierOf(barriers: readonly Barrier[], { rule }: Decision): Simulated['barrier'] {
  const barrier = barriers.find((one) => ruleOf(one) === rule);
  return barrier ? { id: barrier.id, name: barrier.name, setBy: barrier.setBy.name } : null;
}

/** People to ask about, by the beginning of what is typed, whoever may meet them: who keeps the rules has to know whom they hold for. */
export async function findPeople(actor: Actor, { query }: { query: string }): Promise<{ items: { id: string; name: string }[] }> {
  requireAllowed(actor, 'rules.manage', null);
  await throttle('barrierLook.member', `${actor.tenantId} ${actor.memberId}`);
  const items = await withTenant(actor.tenantId, (tx) =>
    tx.member.findMany({
      where: { deactivatedAt: null, name: { contains: query.trim(), mode: 'insensitive' } },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: limits.barrierPeople,
      select: { id: true, name: true },
    }),
  );
  return { items };
}
