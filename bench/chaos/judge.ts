import { verifyStream } from '@parley/core/archive/verify-stream';
import type { MessageView } from '@parley/contract/message-view';
import type { Member } from './member.ts';
import type { TrueChannel, TrueMessage } from './read-truth.ts';
import type { Acknowledged } from './writer.ts';

/** Each of these must be zero. */
export type Verdict = Record<
  | 'acked lost'
  | 'acked changes lost'
  | 'duplicate rows'
  | 'seq holes'
  | 'chains broken'
  | 'members out of order'
  | 'missing at members'
  | 'shown twice'
  | 'heard after removal'
  | 'unexpected answers',
  number
>;

/** A Jepsen-style check of the history: what was acknowledged and what was shown, against what the database holds. */
export async function judge(truth: Map<string, TrueChannel>, members: Member[], writers: Acknowledged[]): Promise<Verdict> {
  const channels = [...truth.values()];
  return {
    'acked lost': sum(writers, (writer) => writer.sends.filter((sent) => isLost(sent.message, truth)).length),
    'acked changes lost': sum(writers, (writer) => lostChanges(writer, truth)),
    'duplicate rows': sum(channels, repeatedNonces),
    'seq holes': sum(channels, holes),
    'chains broken': (await Promise.all(channels.map((channel) => isChainBroken(channel)))).filter(Boolean).length,
    'members out of order': members.filter(isOutOfOrder).length,
    'missing at members': sum(members, (member) => missingAt(member, truth)),
    'shown twice': sum(members, (member) => shownTwice(member, truth)),
    'heard after removal': sum(members, (member) => heardAfterRemoval(member, truth)),
    'unexpected answers': sum(writers, (writer) => writer.unexpected.length),
  };
}

function isLost(sent: MessageView, truth: Map<string, TrueChannel>): boolean {
  const row = truth.get(sent.channelId)?.messages.get(sent.id);
  return !row || row.seq !== sent.seq || row.authorId !== sent.author.memberId;
}

function lostChanges(writer: Acknowledged, truth: Map<string, TrueChannel>): number {
  const rows = new Map([...truth.values()].flatMap((channel) => [...channel.messages]));
  let lost = 0;
  for (const [id, body] of writer.edits) if (!rows.get(id)?.isDeleted && rows.get(id)?.body !== body) lost += 1;
  for (const id of writer.deletes) if (!rows.get(id)?.isDeleted) lost += 1;
  for (const [id, emoji] of writer.reactions) if (!rows.get(id)?.isDeleted && !rows.get(id)?.reactions[emoji]) lost += 1;
  return lost;
}

/** One intention of a writer that became more than one message. */
function repeatedNonces(channel: TrueChannel): number {
  const seen = new Set<string>();
  let repeated = 0;
  for (const { authorId, nonce } of channel.messages.values()) {
    const key = authorId + nonce;
    if (seen.has(key)) repeated += 1;
    seen.add(key);
  }
  return repeated;
}

function holes(channel: TrueChannel): number {
  return (
    Math.abs(channel.lastSeq - channel.messages.size) +
    Math.abs(channel.messageCount - channel.lastSeq) +
    Math.abs(channel.lastEvent - channel.eventCount) +
    Math.abs(channel.head - channel.lastEvent)
  );
}

async function isChainBroken(channel: TrueChannel): Promise<boolean> {
  const verdict = await verifyStream(channel.tenantId, channel.channelId);
  return !verdict.ok || verdict.version !== channel.head;
}

/** Entries of one connection out of their order; or, for a member who does not sort, a list out of its order. */
function isOutOfOrder(member: Member): boolean {
  if (member.saw.misordered > 0) return true;
  return [...member.screens.values()].some((screen) => {
    if (!member.isCareless) return false;
    return screen.order.some(({ seq }, index) => index > 0 && seq < (screen.order[index - 1]?.seq ?? 0));
  });
}

/** Messages that this member should see and does not, or sees as they no longer are. Those removed are judged elsewhere. */
function missingAt(member: Member, truth: Map<string, TrueChannel>): number {
  let missing = 0;
  for (const [channelId, screen] of member.screens) {
    const channel = truth.get(channelId);
    if (!channel || channel.removals.some((removal) => removal.memberId === member.actor.memberId)) continue;
    for (const row of channel.messages.values()) if (!isSame(screen.shown.get(row.id), row)) missing += 1;
  }
  return missing;
}

function isSame(shown: MessageView | undefined, row: TrueMessage): boolean {
  if (!shown || shown.seq !== row.seq || (shown.deletedAt !== null) !== row.isDeleted) return false;
  if (row.isDeleted) return shown.body === '';
  const reactions = Object.fromEntries(shown.reactions.map(({ emoji, memberIds }) => [emoji, memberIds]));
  return shown.body === row.body && JSON.stringify(reactions) === JSON.stringify(row.reactions);
}

function shownTwice(member: Member, truth: Map<string, TrueChannel>): number {
  let twice = member.saw.repeated;
  for (const [channelId, screen] of member.screens) {
    const seen = new Set<string>();
    for (const id of screen.shown.keys()) {
      const row = truth.get(channelId)?.messages.get(id);
      const key = row ? row.authorId + row.nonce : id;
      if (seen.has(key)) twice += 1;
      seen.add(key);
    }
  }
  return twice;
}

function heardAfterRemoval(member: Member, truth: Map<string, TrueChannel>): number {
  let heard = 0;
  for (const channel of truth.values())
    for (const removal of channel.removals)
      if (removal.memberId === member.actor.memberId) {
        heard += member.saw.heard.filter(
          ({ channelId, version }) => channelId === channel.channelId && version > removal.version,
        ).length;
        heard += [...(member.screens.get(channel.channelId)?.shown.values() ?? [])].filter(
          (shown) => shown.version > removal.version,
        ).length;
      }
  return heard;
}

const sum = <Item>(items: Item[], of: (item: Item) => number): number => items.reduce((total, item) => total + of(item), 0);
