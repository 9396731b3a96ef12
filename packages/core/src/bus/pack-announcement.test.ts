import type { LogEvent } from '@parley/contract/server-events';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Announcement } from './announcement.ts';
import { packAnnouncement } from './pack-announcement.ts';

const logOf = (body: string): Announcement => ({
  kind: 'log',
  tenantId: 't',
  streamId: 's',
  version: 7,
  event: { name: 'message.created', payload: { body } } as unknown as LogEvent,
});

test('a log entry that does not fit goes as its version alone', () => {
  expect(packAnnouncement(logOf('short'), 7_000).map((text) => JSON.parse(text))).toEqual([logOf('short')]);
  expect(packAnnouncement(logOf('€'.repeat(3_000)), 7_000).map((text) => JSON.parse(text))).toEqual([
    { kind: 'log', tenantId: 't', streamId: 's', version: 7 },
  ]);
});

test('ended sessions are split, none is left out, and no part is too long', () => {
  fc.assert(
    fc.property(fc.array(fc.uuid(), { minLength: 1, maxLength: 600 }), (sessionIds) => {
      const texts = packAnnouncement({ kind: 'session', sessionIds, reason: 'signedOut' }, 900);
      expect(texts.every((text) => Buffer.byteLength(text) <= 900)).toBe(true);
      expect(texts.flatMap((text) => (JSON.parse(text) as { sessionIds: string[] }).sessionIds)).toEqual(sessionIds);
    }),
    { numRuns: 30 },
  );
});
