import { limits } from '@parley/contract/limits';
import type { MatterView } from '@parley/contract/matter';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { requireTogether } from '../barrier/require-meeting.ts';
import { accessChannel } from '../channel/access-channel.ts';
import { isUniqueViolation } from '../channel/create-channel.ts';
import { newId } from '../id.ts';
import { accessMessageRow } from '../message/access-message.ts';
import { requireStanding } from '../message/require-standing.ts';
import { requireAllowed } from '../policy/decide.ts';
import { anythingGoes } from '../retention/lets-go.ts';
import { accessMatter } from './access-matter.ts';
import { change } from './open-matter.ts';
import { readMatterRule } from './read-matter-retention.ts';
import { toMatterView } from './to-matter-view.ts';

export type NewPart = { channelId: string; from: string | null; until: string | null } | { messageId: string };

/**
 * Gathers a stretch of a channel, or a message with its thread, from where the actor reads. All people of the matter can read it
 * there from then on, and only as far back as the actor could.
 */
export async function gather(actor: Actor, input: { matterId: string; part: NewPart; note: string }): Promise<MatterView> {
  requireAllowed(actor, 'matter.open', null);
  const { matterId, note } = input;
  const part = await readPart(actor, input.part);
  return change(actor, async (tx) => {
    const matter = await accessMatter(tx, actor, matterId, 'change');
    if (matter.parts.length >= limits.matterParts)
      throw new AppError('INVALID', { message: `A matter gathers at most ${limits.matterParts} parts. Gather longer stretches.` });
    const people = matter.people.map((one) => one.memberId);
    await requireTogether(tx, actor, { newcomers: people, channelIds: [part.channelId] });
    const id = newId();
    await tx.matterPart.create({ data: { tenantId: actor.tenantId, id, matterId, note, addedBy: actor.memberId, ...part } });
    const { channelId, messageId } = part;
    await recordAct(tx, actor, {
      type: 'matter.gathered',
      details: { matterId, name: matter.name, partId: id, channelId, messageId, people: matter.people.length },
    });
    return toMatterView(tx, actor, await accessMatter(tx, actor, matterId, 'read'));
  }).catch((error: unknown) => {
    if (isUniqueViolation(error)) throw new AppError('CONFLICT', { message: 'This is in the matter already.' });
    throw error;
  });
}

/** Takes a part out again; whoever gathered it may, and whoever leads the matter. */
export async function takeOut(actor: Actor, input: { matterId: string; partId: string }): Promise<MatterView> {
  const { matterId, partId } = input;
  return change(actor, async (tx) => {
    const matter = await accessMatter(tx, actor, matterId, 'change');
    const part = matter.parts.find(({ id }) => id === partId);
    if (!part) throw notFound('part');
    if (part.addedBy !== actor.memberId) await accessMatter(tx, actor, matterId, 'lead');
    await requireNothingKept(tx, actor, matterId);
    await tx.matterPart.deleteMany({ where: { id: partId } });
    await recordAct(tx, actor, {
      type: 'matter.takenOut',
      details: { matterId, name: matter.name, partId, channelId: part.channelId, messageId: part.messageId },
    });
    return toMatterView(tx, actor, await accessMatter(tx, actor, matterId, 'read'));
  });
}

/** What a matter keeps would go earlier if one person could take it out: while that matters, the rule goes first, by two people. */
async function requireNothingKept(tx: TenantTx, { tenantId }: Actor, matterId: string): Promise<void> {
  const { rule } = await readMatterRule(tx, { tenantId, matterId });
  if (rule && (await anythingGoes(tx, tenantId)))
    throw new AppError('CONFLICT', {
      message: 'This matter keeps what it gathers. End its rule first: that takes a second person, and seven days.',
      rule: 'matter-keeps',
    });
}

async function readPart(actor: Actor, part: NewPart) {
  if ('messageId' in part) {
    const row = await withTenant(actor.tenantId, (tx) => accessMessageRow(tx, actor, part.messageId));
    requireStanding(row);
    const channel = await accessChannel(actor, row.channel_id, 'channel.read');
    return { channelId: row.channel_id, messageId: row.parent_id ?? row.id, floorSeq: BigInt(channel.visible_from) };
  }
  const channel = await accessChannel(actor, part.channelId, 'channel.read');
  const day = (text: string | null) => (text ? new Date(`${text}T00:00:00Z`) : null);
  return {
    channelId: part.channelId,
    messageId: null,
    fromDay: day(part.from),
    untilDay: day(part.until),
    floorSeq: BigInt(channel.visible_from),
  };
}
