import fc from 'fast-check';
import { AppError } from '../../src/app-error.ts';
import type { Actor } from '../../src/actor.ts';
import {
  addChannelMembers,
  archiveChannel,
  joinChannel,
  leaveChannel,
  removeChannelMember,
  renameChannel,
  setChannelPosting,
  setChannelTopic,
  unarchiveChannel,
} from '../../src/channel/change-channel.ts';
import { newId } from '../../src/id.ts';
import { deleteMessage, editMessage, reactToMessage } from '../../src/message/change-message.ts';
import { sendMessage } from '../../src/message/send-message.ts';

/** Something that somebody does in a channel. Numbers stand for people and messages, whichever there are by then. */
export type Command = { what: (typeof acts)[number]; who: number; on: number; word: string };
export type Stage = { channelId: string; people: Actor[]; owner: Actor; said: { messageId: string; author: Actor }[] };

const acts = [
  'send',
  'reply',
  'edit',
  'delete',
  'react',
  'unreact',
  'rename',
  'topic',
  'posting',
  'archive',
  'unarchive',
  'join',
  'leave',
  'add',
  'remove',
] as const;

export const everyCommand: Command[] = [
  ...([
    'send',
    'send',
    'reply',
    'reply',
    'react',
    'edit',
    'unreact',
    'rename',
    'topic',
    'leave',
    'join',
    'remove',
    'add',
    'delete',
  ] as const),
  ...(['archive', 'unarchive', 'reply', 'send', 'delete', 'posting'] as const),
].map((what, i) => ({ what, who: i, on: i, word: `word${i}` }));

const often = ['send', 'reply', 'reply', 'edit', 'react'] as const;
export const command: fc.Arbitrary<Command> = fc.record({
  what: fc.constantFrom(...acts, ...often),
  who: fc.nat(9),
  on: fc.nat(30),
  word: fc.stringMatching(/^[a-z]{1,6}$/),
});

/** Does it; what is refused (an edit of somebody else's words, say) changes nothing, and that is fine. */
export async function perform(stage: Stage, { what, who, on, word }: Command): Promise<void> {
  const { channelId, people, owner, said } = stage;
  const actor = people[who % people.length] ?? owner;
  const other = people[(who + 1) % people.length] ?? owner;
  const target = said[on % Math.max(1, said.length)];
  const messageId = target?.messageId;
  const send = async (parentId?: string) => {
    const body = on % 3 === 0 ? `${word} <@${other.memberId}>` : word;
    const { message } = await sendMessage(actor, { clientId: newId(), channelId, body, parentId });
    said.push({ messageId: message.id, author: actor });
  };
  const change = { channelId };
  const run = async (): Promise<unknown> => {
    switch (what) {
      case 'send':
        return send();
      case 'reply':
        return send(messageId);
      case 'edit':
        return target && editMessage(target.author, { messageId: target.messageId, body: `${word} edited` });
      case 'delete':
        return messageId && deleteMessage(owner, { messageId });
      case 'react':
      case 'unreact':
        return messageId && reactToMessage(actor, { messageId, emoji: on % 2 === 0 ? '👍' : '🎉', on: what === 'react' });
      case 'rename':
        return renameChannel(owner, { ...change, name: `${word}-${newId().slice(-8)}` });
      case 'topic':
        return setChannelTopic(owner, { ...change, topic: word });
      case 'posting':
        return setChannelPosting(owner, { ...change, posting: on % 2 === 0 ? 'all' : 'admins' });
      case 'archive':
        return archiveChannel(owner, change);
      case 'unarchive':
        return unarchiveChannel(owner, change);
      case 'join':
        return joinChannel(actor, change);
      case 'leave':
        return leaveChannel(actor, change);
      case 'add':
        return addChannelMembers(owner, { ...change, memberIds: [actor.memberId, other.memberId] });
      case 'remove':
        return removeChannelMember(owner, { ...change, memberId: actor.memberId });
    }
  };
  await run().catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
  });
}
