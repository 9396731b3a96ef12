import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MessagePage } from '@parley/contract/message-view';
import { emptyCache } from './apply-bootstrap.ts';
import type { ChatCache } from './chat-cache.ts';
import { failPage, loadingWindow, placePage, type PagePlace } from './message-pages.ts';
import { placeMessage } from './place-message.ts';
import { buildMember, buildMessage, buildMine } from './testing/build-views.ts';

const historyLength = 2_000;
const opened = (): ChatCache => ({
  ...emptyCache({ me: buildMember('me'), channels: [buildMine()] }),
  windows: { general: loadingWindow(null) },
});
const range = (first: number, last: number): MessagePage => ({
  messages: Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => buildMessage({ seq: first + index })),
  hasBefore: first > 1,
  hasAfter: last < historyLength,
  version: historyLength,
});
const place = (cache: ChatCache, where: PagePlace, page: MessagePage) => placePage(cache, 'general', where, page, []);
const windowOf = (cache: ChatCache) => cache.windows['general'] ?? loadingWindow(null);
const seqs = (cache: ChatCache) => windowOf(cache).items.map(({ seq }) => seq);

test('however one pages, a window is one stretch without holes, of at most 600 messages, and knows where it ends', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: historyLength }),
      fc.array(fc.constantFrom('before', 'after', 'live'), { maxLength: 60 }),
      (around, acts) => {
        let head = historyLength;
        let cache = place(opened(), 'around', range(Math.max(1, around - 25), Math.min(historyLength, around + 24)));
        for (const act of acts) {
          const held = seqs(cache);
          const [first = 1, last = 1] = [held[0], held.at(-1)];
          if (act === 'before') cache = place(cache, 'before', range(Math.max(1, first - 50), first - 1));
          else if (act === 'after')
            cache = place(cache, 'after', { ...range(last + 1, Math.min(head, last + 50)), hasAfter: last + 50 < head });
          else cache = placeMessage(cache, { message: buildMessage({ seq: (head += 1) }) });
          const now = seqs(cache);
          expect(now.length).toBeLessThanOrEqual(600);
          expect(now).toEqual(Array.from({ length: now.length }, (_, index) => (now[0] ?? 0) + index));
          if (!windowOf(cache).hasBefore) expect(now[0]).toBe(1);
          if (!windowOf(cache).hasAfter) expect(now.at(-1)).toBe(head);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('replies are not part of the channel', () => {
  const page = { ...range(1, 2), messages: [buildMessage({ seq: 1 }), buildMessage({ seq: 2, parentId: 'm1' })] };
  expect(seqs(place(opened(), 'latest', page))).toEqual([1]);
});

test('what happened while a page was on its way is not undone by it', () => {
  const missed = [
    { message: buildMessage({ seq: 2, version: 9, body: 'edited' }) },
    { message: buildMessage({ seq: 3, version: 10 }) },
  ];
  const cache = placePage(opened(), 'general', 'latest', { ...range(1, 2), hasAfter: false }, missed);
  expect(windowOf(cache).items.map(({ body }) => body)).toEqual(['text 1', 'edited', 'text 3']);
});

test('a window away from the newest messages does not take them', () => {
  const cache = place(opened(), 'around', range(100, 150));
  expect(placeMessage(cache, { message: buildMessage({ seq: historyLength + 1 }) })).toBe(cache);
});

test('who reads far up keeps what is before their eyes while new messages arrive', () => {
  let cache = place(opened(), 'latest', range(historyLength - 599, historyLength));
  cache = place(cache, 'before', { ...range(historyLength - 609, historyLength - 600), hasBefore: true });
  const before = seqs(cache);
  cache = placeMessage(cache, { message: buildMessage({ seq: historyLength + 1 }) });
  expect(seqs(cache)).toEqual(before);
  expect(windowOf(cache).hasAfter).toBe(true);
});

test('a page that could not be had says why; one beside a window leaves the window be', () => {
  const error = { code: 'NOT_FOUND' as const, message: 'Gone.' };
  expect(windowOf(failPage(opened(), 'general', 'latest', error))).toMatchObject({ status: 'error', error });
  const ready = place(opened(), 'latest', range(50, 60));
  expect(windowOf(failPage(ready, 'general', 'before', error))).toMatchObject({
    status: 'ready',
    error: null,
    loadingBefore: false,
  });
});
