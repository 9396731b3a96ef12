import type { WorkspaceRows } from '@parley/db/import/insert-workspace';
import { appendTo, idAt, type ChannelPlan, type People, type PlannedFile, type PlannedMessage, type Step } from './channel-plan.ts';
import type { ImportedChannel } from './imported-workspace.ts';
import { planMessage } from './plan-message.ts';

/**
 * Plays a channel's history in the order of time and notes what the log and the tables hold at its end: the same
 * versions, sequence numbers and cursors as if everybody had written here at the time. Answers the files to store.
 */
export function planChannel(channel: ImportedChannel, tenantId: string, people: People, rows: WorkspaceRows): PlannedFile[] {
  const members = channel.members.map((member) => ({ ...member, id: people.idOf(member.key) }));
  const plan: ChannelPlan = {
    tenantId,
    channelId: idAt(channel.createdAt),
    isConversation: channel.name === undefined,
    memberIds: new Set(members.map((member) => member.id)),
    people,
    rows,
    files: [],
    messages: [],
    version: 0,
  };
  const beginnings = planBeginnings(plan, channel);
  const steps = [...beginnings.steps, ...channel.messages.flatMap((message) => planMessage(plan, message, null))];
  for (const step of steps.toSorted((a, b) => a.at.valueOf() - b.at.valueOf())) step.apply();

  rows.channels.push({
    id: plan.channelId,
    kind: channel.kind,
    name: channel.name ?? null,
    topic: channel.topic ?? '',
    direct_key: plan.isConversation ? [...plan.memberIds].toSorted().join(',') : null,
    meta_version: beginnings.metaVersion(),
    member_count: plan.memberIds.size,
    message_count: plan.messages.length,
    last_message_at: plan.messages.at(-1)?.created_at ?? null,
    created_by: people.idOf(channel.createdBy),
    created_at: channel.createdAt.toISOString(),
  });
  rows.messages.push(...plan.messages);
  const readSeqs = new Map(members.map(({ id, key }) => [id, readSeqOf(id, channel.unread?.[key] ?? 0, plan.messages)]));
  for (const { id, joinedAt } of members)
    rows.channelMembers.push({
      channel_id: plan.channelId,
      member_id: id,
      joined_at: joinedAt.toISOString(),
      read_seq: readSeqs.get(id),
    });
  for (const parent of plan.messages.filter((message) => message.reply_count > 0)) {
    const inThread = plan.messages.filter((message) => message === parent || message.parent_id === parent.id);
    for (const id of new Set(inThread.map((message) => message.author_id)))
      rows.threadReads.push({ parent_id: parent.id, member_id: id, read_seq: readSeqs.get(id) ?? 0 });
  }
  return plan.files;
}

/** How the channel came to be, and who came into it. */
function planBeginnings(plan: ChannelPlan, channel: ImportedChannel): { steps: Step[]; metaVersion: () => number } {
  let metaVersion = 0;
  const actorId = plan.people.idOf(channel.createdBy);
  const named = channel.name === undefined ? {} : { name: channel.name, topic: channel.topic ?? '' };
  const step = (at: Date, type: string, subjectId: string | null, payload: object): Step => ({
    at,
    apply: () => {
      metaVersion = appendTo(plan, { type, actorId, subjectId, at, payload: JSON.stringify(payload) });
    },
  });
  return {
    steps: [
      step(channel.createdAt, 'channel.created', null, { kind: channel.kind, ...named }),
      ...channel.members.map(({ key, joinedAt }) =>
        step(joinedAt, 'channel.memberAdded', plan.people.idOf(key), { name: plan.people.nameOf(key) }),
      ),
    ],
    metaVersion: () => metaVersion,
  };
}

/** The cursor that leaves exactly this many of the newest top-level messages of others unread. */
function readSeqOf(memberId: string, unread: number, messages: PlannedMessage[]): number {
  if (unread === 0) return messages.length;
  const others = messages.filter(
    (message) => message.author_id !== memberId && message.parent_id === null && message.deleted_at === null,
  );
  const first = others.at(-unread);
  return first ? first.seq - 1 : 0;
}
