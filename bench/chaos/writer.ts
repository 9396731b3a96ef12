import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from '@parley/contract/client-events';
import type { MessageView } from '@parley/contract/message-view';
import { pick } from '../lib/random.ts';
import type { Member } from './member.ts';

/** What the service has acknowledged to one writer, for comparison with the database. */
export type Acknowledged = {
  sends: { nonce: string; message: MessageView }[];
  /** The last acknowledged text of a message, where it was edited. */
  edits: Map<string, string>;
  deletes: Set<string>;
  reactions: Map<string, string>;
  attempts: number;
  retries: number;
  refused: number;
  unexpected: string[];
  ackMs: number[];
};

type WriterOptions = {
  name: string;
  member: Member;
  channelIds: string[];
  random: () => number;
  pauseMs: number;
  /** A fresh client id for every attempt: the negative control. */
  isForgetful: boolean;
  isStopping(): boolean;
};

const emojis = ['👍', '🎉', '👀'];

/** Writes until told to stop, one act at a time; repeats each until it is acknowledged, however long that takes. */
export async function write(options: WriterOptions): Promise<Acknowledged> {
  const { name, member, channelIds, random, pauseMs, isStopping } = options;
  const acked: Acknowledged = {
    sends: [],
    edits: new Map(),
    deletes: new Set(),
    reactions: new Map(),
    attempts: 0,
    retries: 0,
    refused: 0,
    unexpected: [],
    ackMs: [],
  };
  const lost = new Set<string>();
  for (let count = 0; !isStopping(); count += 1) {
    const own = acked.sends.filter(({ message }) => !acked.deletes.has(message.id) && !lost.has(message.channelId));
    const dice = random();
    if (own.length > 0 && dice < 0.06) await edit(pick(random, own.slice(-20)));
    else if (own.length > 0 && dice < 0.09) await remove(pick(random, own.slice(-20)));
    else if (own.length > 0 && dice < 0.15) await react(pick(random, own.slice(-20)));
    else await send(count);
    await sleep(random() * 2 * pauseMs);
  }
  return acked;

  async function send(count: number) {
    const nonce = `${name}-${count}`;
    const channelId = pick(
      random,
      channelIds.filter((id) => !lost.has(id)),
    );
    const body = `${nonce} ${'the quick brown fox jumps over the lazy dog '.repeat(1 + Math.floor(random() * 3))}`;
    const clientId = randomUUID();
    const message = await persist(channelId, 'message.send', () => ({
      clientId: options.isForgetful ? randomUUID() : clientId,
      channelId,
      body,
    }));
    if (message) acked.sends.push({ nonce, message });
  }

  async function edit({ nonce, message }: { nonce: string; message: MessageView }) {
    const body = `${nonce} edited ${Math.floor(random() * 1e9)}`;
    if (await persist(message.channelId, 'message.edit', () => ({ messageId: message.id, body })))
      acked.edits.set(message.id, body);
  }

  async function remove({ message }: { message: MessageView }) {
    if (await persist(message.channelId, 'message.delete', () => ({ messageId: message.id }))) acked.deletes.add(message.id);
  }

  async function react({ message }: { message: MessageView }) {
    const emoji = pick(random, emojis);
    if (await persist(message.channelId, 'message.react', () => ({ messageId: message.id, emoji, on: true })))
      acked.reactions.set(message.id, emoji);
  }

  /** Null when the member has been removed from the channel meanwhile: then the act is refused for good. */
  async function persist(channelId: string, event: string, payload: () => object): Promise<MessageView | null> {
    const started = Date.now();
    for (let attempt = 0; ; attempt += 1) {
      acked.attempts += 1;
      if (attempt > 0) acked.retries += 1;
      let answer: Answer<{ message?: MessageView }>;
      try {
        answer = await member.ask(event, payload());
      } catch {
        if (attempt % 2 === 1) member.hop();
        continue;
      }
      if (answer.ok && answer.message) {
        acked.ackMs.push(Date.now() - started);
        return answer.message;
      }
      const error = answer.ok
        ? { code: 'INTERNAL' as const, message: 'an answer without a message', retryAfterMs: 0 }
        : answer.error;
      if (error.code === 'NOT_FOUND') {
        acked.refused += 1;
        lost.add(channelId);
        return null;
      }
      if (error.code !== 'RATE_LIMITED' && error.code !== 'INTERNAL') {
        acked.unexpected.push(`${event}: ${error.code} ${error.message}`);
        return null;
      }
      await sleep(Math.max(error.retryAfterMs ?? 0, 100 + random() * 150));
    }
  }
}
