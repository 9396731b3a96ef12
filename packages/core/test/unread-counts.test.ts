import { myChannels } from '@parley/db/channel/my-channels';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Actor } from '../src/actor.ts';
import { markChannelRead, markChannelUnread } from '../src/channel/mark-read.ts';
import { setChannelMuted } from '../src/channel/my-standing.ts';
import { newId } from '../src/id.ts';
import { deleteMessage } from '../src/message/change-message.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { buildChannel, buildMember, buildTenant } from '../src/testing/build.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

type Kept = { id: string; seq: number; author: string; isCounted: boolean };
const acts = ['send', 'send', 'reply', 'broadcast', 'remove', 'read', 'read', 'unread', 'mute'] as const;
const step = fc.record({ act: fc.constantFrom(...acts), who: fc.nat(2), pick: fc.nat(1_000) });

test('the server’s unread counts are those of a plain count, after any order of sends, reads and marks; reading all ends at zero', async () => {
  const tenant = await buildTenant();
  const people: Actor[] = [tenant.owner, await buildMember(tenant), await buildMember(tenant)];
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      const channelId = await buildChannel(tenant, { kind: 'private', members: people.slice(1) });
      const all: Kept[] = [];
      const marks = new Map(people.map(({ memberId }) => [memberId, 0]));
      const write = async (actor: Actor, more: { parentId?: string; broadcast?: boolean } = {}) => {
        const { message } = await sendMessage(actor, { clientId: newId(), channelId, body: 'words', ...more });
        all.push({
          id: message.id,
          seq: message.seq,
          author: actor.memberId,
          isCounted: !more.parentId || more.broadcast === true,
        });
      };
      const countOf = async ({ tenantId, memberId }: Actor) => (await myChannels(tenantId, memberId, [channelId]))[0]?.unread;
      await write(tenant.owner);
      const parentId = all[0]?.id ?? '';
      for (const { act, who, pick } of steps) {
        const actor = people[who] ?? tenant.owner;
        const { memberId } = actor;
        const seq = (pick % all.length) + 1;
        const mark = marks.get(memberId) ?? 0;
        if (act === 'send') await write(actor);
        if (act === 'reply' || act === 'broadcast') await write(actor, { parentId, broadcast: act === 'broadcast' });
        if (act === 'mute') await setChannelMuted(actor, { channelId, isMuted: pick % 2 === 0 });
        if (act === 'read') {
          marks.set(memberId, Math.max(mark, seq));
          await markChannelRead(actor, { channelId, seq });
        }
        if (act === 'unread') {
          marks.set(memberId, Math.min(mark, seq - 1));
          await markChannelUnread(actor, { channelId, seq });
        }
        const own = all.find((message) => message.seq === seq && message.author === memberId && message.id !== parentId);
        if (act === 'remove' && own) {
          await deleteMessage(actor, { messageId: own.id });
          own.isCounted = false;
        }
      }
      for (const actor of people) {
        const after = marks.get(actor.memberId) ?? 0;
        const expected = all.filter(({ seq, author, isCounted }) => isCounted && seq > after && author !== actor.memberId);
        expect(await countOf(actor)).toBe(expected.length);
        expect(await markChannelRead(actor, { channelId, seq: all.length })).toEqual({ unread: 0 });
        expect(await countOf(actor)).toBe(0);
      }
    }),
    { numRuns: 15, endOnFailure: true },
  );
}, 60_000);
