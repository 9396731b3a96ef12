import { expect, test } from 'vitest';
import { emptyCache } from './apply-bootstrap.ts';
import { applyEvent } from './apply-event.ts';
import { applySync } from './apply-sync.ts';
import type { ChatCache } from './chat-cache.ts';
import { loadingWindow, placePage } from './message-pages.ts';
import { buildMember, buildMessage, buildMine } from './testing/build-views.ts';

function buildCache(): ChatCache {
  const cache = emptyCache({ me: buildMember('me'), channels: [buildMine({ channel: { version: 1 } })] });
  const opened = { ...cache, windows: { general: loadingWindow(null) } };
  return placePage(
    opened,
    'general',
    'latest',
    { messages: [buildMessage({ seq: 1 })], hasBefore: false, hasAfter: false, version: 1 },
    [],
  );
}
const part = (fields: object) => ({
  channels: { general: { version: 4, messages: [buildMessage({ seq: 2, version: 4 })], complete: true, ...fields } },
});

test('messages, cursor and channel are brought up to the answer', () => {
  const { channel } = buildMine({ channel: { version: 4, name: 'all' } });
  const { cache } = applySync(buildCache(), part({ channel }));
  expect(cache.windows['general']?.items.map(({ seq }) => seq)).toEqual([1, 2]);
  expect(cache.channels['general']).toMatchObject({
    cursor: 4,
    mine: { channel: { name: 'all', lastMessageAt: buildMessage({ seq: 2 }).createdAt } },
  });
});

test('applied twice it is as once, and one from before the cursor takes nothing back', () => {
  const once = applySync(buildCache(), part({})).cache;
  expect(applySync(once, part({})).cache).toEqual(once);
  expect(applySync(once, part({ version: 2, messages: [], complete: false })).cache).toEqual(once);
});

test('until an answer is complete no event is applied onto it', () => {
  const { cache } = applySync(buildCache(), part({ complete: false }));
  const event = {
    name: 'message.created' as const,
    payload: { channelId: 'general', version: 5, message: buildMessage({ seq: 3, version: 5 }) },
  };
  expect(applyEvent(cache, event).outcome).toBe('gap');
  const whole = applySync(cache, part({ version: 4, messages: [] })).cache;
  expect(applyEvent(whole, event).outcome).toBe('applied');
});

test('the server is asked to count where others wrote, and not where only I did', () => {
  expect(applySync(buildCache(), part({})).ask).toEqual(['general']);
  const own = buildMessage({ seq: 2, version: 4, author: { memberId: 'me', name: 'Me' } });
  expect(applySync(buildCache(), part({ messages: [own] })).ask).toEqual([]);
});
