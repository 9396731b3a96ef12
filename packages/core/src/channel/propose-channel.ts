import type { MyChannelView } from '@parley/contract/channel-view';
import { lockStream, openProposals, storeProposal, type Proposal } from '@parley/db/channel/channel-queries';
import { appendEvent } from '@parley/db/log/append-event';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { requireOpen } from '../barrier/channel-cut.ts';
import { requireWithinRules } from '../boundary-rule/apply-rules.ts';
import { accessChannel, getChannel, nameTaken } from './access-channel.ts';
import { announceChannel } from './announce-channel.ts';
import { asNameTaken } from './create-channel.ts';

/** Proposes to the people of a group conversation that it becomes a private channel with its history. */
export async function proposeChannel(actor: Actor, input: { channelId: string; name: string }): Promise<MyChannelView> {
  await accessChannel(actor, input.channelId, 'channel.propose');
  await requireWithinRules(actor, [input.name], { door: 'channel', channelId: input.channelId });
  await decideTogether(actor, input.channelId, async (tx, open) => {
    if (open) throw new AppError('CONFLICT', { message: 'There is a proposal already. Answer it, or ask for it to be withdrawn.' });
    if (await tx.channel.findFirst({ where: { name: input.name, archivedAt: null }, select: { id: true } }))
      throw nameTaken(input.name);
    return { type: 'channel.proposed', next: { name: input.name, by: actor.memberId, agreed: [actor.memberId] } };
  });
  return getChannel(actor, input.channelId);
}

/** Agrees to a proposal or declines it: one who declines ends it; when the last one agrees, the channel is made. */
export async function answerProposal(actor: Actor, input: { channelId: string; agrees: boolean }): Promise<MyChannelView> {
  await accessChannel(actor, input.channelId, 'channel.see');
  await requireOpen(actor, input.channelId);
  await decideTogether(actor, input.channelId, async (_, open) => {
    if (!open) throw new AppError('CONFLICT', { message: 'This proposal has been decided or withdrawn.' });
    if (!input.agrees)
      return { type: open.by === actor.memberId ? 'channel.proposalWithdrawn' : 'channel.proposalDeclined', next: null };
    if (open.agreed.includes(actor.memberId)) return null;
    return { type: 'channel.proposalAgreed', next: { ...open, agreed: [...open.agreed, actor.memberId] } };
  });
  return getChannel(actor, input.channelId);
}

type Step = { type: string; next: Proposal | null };

/** One step at a time, under the lock of the conversation's stream; each leaves an entry, and so does what comes of the last. */
async function decideTogether(
  actor: Actor,
  channelId: string,
  step: (tx: TenantTx, open: Proposal | undefined) => Promise<Step | null>,
): Promise<void> {
  const state = { name: '' };
  const versions = await withTenant(actor.tenantId, async (tx) => {
    await lockStream(tx, channelId);
    const members = await tx.channelMember.findMany({
      where: { channelId, member: { deactivatedAt: null } },
      select: { memberId: true },
    });
    if (!members.some(({ memberId }) => memberId === actor.memberId)) throw notFound('channel');
    const taken = await step(tx, (await openProposals(tx, [channelId])).get(channelId));
    if (!taken) return [];
    const { type, next } = taken;
    state.name = next?.name ?? '';
    const entry = { streamId: channelId, actorId: actor.memberId, subjectId: null };
    const { version } = await appendEvent(tx, { ...entry, type, payload: JSON.stringify(next ?? {}) });
    const where = { id: channelId };
    const isAgreed = next !== null && members.every(({ memberId }) => next.agreed.includes(memberId));
    if (!isAgreed) {
      await storeProposal(tx, channelId, next);
      await tx.channel.updateMany({ where, data: { metaVersion: version } });
      return [version];
    }
    const made = await appendEvent(tx, { ...entry, type: 'channel.madeFromGroup', payload: JSON.stringify({ name: next.name }) });
    await storeProposal(tx, channelId, null);
    await tx.channel.updateMany({
      where,
      data: { kind: 'private', name: next.name, directKey: null, createdBy: next.by, metaVersion: made.version },
    });
    return [version, made.version];
  }).catch((error: unknown) => asNameTaken(state.name)(error));
  await announceChannel(
    actor.tenantId,
    channelId,
    versions.map((version) => ({ name: 'channel.changed', version })),
  );
}
