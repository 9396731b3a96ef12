import type { Permission } from '@parley/contract/permission';
import { agreePlan } from '@parley/core/billing/agree-plan';
import { newId } from '@parley/core/id';
import { deactivateMember } from '@parley/core/member/change-member';
import { sendMessage } from '@parley/core/message/send-message';
import {
  buildChannel,
  buildDirect,
  buildMember,
  buildTenant,
  type BuiltMember,
  type BuiltTenant,
} from '@parley/core/testing/build';

/**
 * A firm to attack. Every string in it carries `marker`. `sealed` stands in all that only the room's people may see,
 * `indoors` in all that guests may not.
 */
export type World = {
  marker: string;
  sealed: string;
  indoors: string;
  tenant: BuiltTenant;
  people: Record<Seat, BuiltMember>;
  /** A member of the room without any other part in the tests. */
  colleague: BuiltMember;
  /** In #general, and in nothing that a guest is in. */
  stranger: BuiltMember;
  /** A private channel with everybody in it except `outsider` and `stranger`. */
  roomId: string;
  /** What the colleague wrote in the room, with a reply to it. */
  messageId: string;
  /** A conversation of the owner and the stranger, and what was said in it. */
  directId: string;
  directMessageId: string;
};

/**
 * Whom procedures are tried as. `outsider` is an admin who is not in the room; `former` has been deactivated; the last four are
 * members with one permission each.
 */
export const seats = ['owner', 'admin', 'member', 'guest', 'outsider', 'former', 'people', 'billing', 'rules', 'archive'] as const;
export type Seat = (typeof seats)[number];

export async function buildWorld(label: string): Promise<World> {
  const marker = `canary-${label}-${newId().slice(-8)}`;
  const sealed = `sealed-${marker}`;
  const indoors = `indoors-${marker}`;
  const tenant = await buildTenant({ marker });
  await agreePlan(tenant.tenantId, { plan: 'business', seatLimit: 10_000 });
  const person = (name: string, role: 'admin' | 'member' | 'guest') => buildMember(tenant, { role, name: `${name} ${marker}` });
  const [admin, member, guest, outsider, former, colleague, stranger] = await Promise.all([
    person('Admin', 'admin'),
    person('Member', 'member'),
    person('Guest', 'guest'),
    person('Outsider', 'admin'),
    person('Former', 'member'),
    person('Colleague', 'member'),
    person(indoors, 'member'),
  ]);
  const owner = tenant.owner;
  const holder = (permission: Permission) => buildMember(tenant, { name: `With ${permission} ${marker}`, granted: [permission] });
  const [forPeople, billing, rules, archive] = await Promise.all([
    holder('people'),
    holder('billing'),
    holder('rules'),
    holder('archive'),
  ]);
  const roomId = await buildChannel(tenant, {
    name: sealed,
    kind: 'private',
    members: [admin, member, guest, colleague, forPeople, billing, rules, archive],
  });
  const send = (from: BuiltMember, channelId: string, body: string, parentId?: string) =>
    sendMessage(from, { clientId: newId(), channelId, body, parentId });
  const first = await send(colleague, roomId, `${sealed} <@${member.memberId}> ${marker}`);
  await send(owner, roomId, `${sealed} reply ${marker}`, first.message.id);
  await send(owner, roomId, `${sealed} for <@${guest.memberId}>`);
  await send(stranger, tenant.generalId, `${indoors} <@${outsider.memberId}>`);
  const directId = await buildDirect(owner, [stranger]);
  const between = await send(owner, directId, `${sealed} ${indoors} between two`);
  await deactivateMember(owner, { memberId: former.memberId });
  const people = { owner, admin, member, guest, outsider, former, people: forPeople, billing, rules, archive };
  const ids = { roomId, messageId: first.message.id, directId, directMessageId: between.message.id };
  return { marker, sealed, indoors, tenant, people, colleague, stranger, ...ids };
}
