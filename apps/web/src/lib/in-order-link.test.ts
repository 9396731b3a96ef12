import type { AppRouter } from '@parley/api/router';
import { createTRPCClient, TRPCClientError, type TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import { describe, expect, it } from 'vitest';
import { inOrderLink } from './in-order-link.ts';

const channelId = '0198c0de-0000-7000-8000-000000000001';

/** A server that says what has reached it, and answers when it is told to. */
function server() {
  const asked: string[] = [];
  const answers: { answer(): void; refuse(): void }[] = [];
  const terminal: TRPCLink<AppRouter> =
    () =>
    ({ op }) =>
      observable((observer) => {
        asked.push(`${op.path} ${JSON.stringify(op.input)}`);
        answers.push({
          answer: () => {
            observer.next({ result: { type: 'data', data: {} } });
            observer.complete();
          },
          refuse: () => observer.error(TRPCClientError.from(new Error('no'))),
        });
      });
  return { asked, answers, client: createTRPCClient<AppRouter>({ links: [inOrderLink, terminal] }) };
}
/** Everything that an answer sets off has run. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('acts in one breath', () => {
  it('reach the server in their order, each when the one before was answered or refused', async () => {
    const { asked, answers, client } = server();
    const muted = client.channel.setMuted.mutate({ channelId, isMuted: true });
    const open = client.channel.setMuted.mutate({ channelId, isMuted: false });
    const again = client.channel.setMuted.mutate({ channelId, isMuted: true });
    await settled();
    expect(asked).toHaveLength(1);
    answers[0]?.answer();
    await muted;
    await settled();
    expect(asked).toHaveLength(2);
    answers[1]?.refuse();
    await expect(open).rejects.toThrow('no');
    await settled();
    answers[2]?.answer();
    await again;
    expect(asked.map((line) => line.includes('true'))).toEqual([true, false, true]);
    // Nothing is left to wait for.
    void client.channel.setMuted.mutate({ channelId, isMuted: false });
    expect(asked).toHaveLength(4);
  });

  it('wait only for acts of their own kind, and questions for none', async () => {
    const { asked, client } = server();
    void client.channel.setMuted.mutate({ channelId, isMuted: true });
    void client.saved.save.mutate({ messageId: channelId });
    void client.preference.get.query();
    expect(asked).toHaveLength(3);
  });
});
