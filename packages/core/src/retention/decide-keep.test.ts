import type { RetentionRule } from '@parley/contract/retention';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideKeep, isShortening, keepDays, type KeptItem } from './decide-keep.ts';

const places = ['a', 'b'];
const people = ['x', 'y'];
const days = fc.integer({ min: 1, max: 9 });
const act = fc.oneof(
  fc.constant({ act: 'forever' as const, days: null }),
  fc.record({ act: fc.constantFrom('atLeast' as const, 'deleteAfter' as const), days }),
);
const scope = fc.oneof(
  fc.record({ scope: fc.constantFrom('everything' as const, 'direct' as const), id: fc.constant(null) }),
  fc.record({ scope: fc.constant('channel' as const), id: fc.constantFrom(...places) }),
  fc.record({ scope: fc.constant('person' as const), id: fc.constantFrom(...people) }),
);
const rule: fc.Arbitrary<RetentionRule> = fc.tuple(scope, act).map(([where, what]) => ({ ...where, ...what }));
const rules = fc.array(rule, { maxLength: 6 });
const item: fc.Arbitrary<KeptItem> = fc.oneof(
  fc.record({
    channelId: fc.constantFrom(...places, 'c'),
    isDirect: fc.constant(false),
    authorId: fc.constantFrom(...people, 'z'),
  }),
  fc.record({ channelId: fc.constant('d'), isDirect: fc.constant(true), authorId: fc.constantFrom(...people, 'z') }),
);

/** The same said day by day: on each day every rule has its word, and one that keeps is enough. */
function staysOnDay(all: RetentionRule[], it: KeptItem, age: number): boolean {
  const mine = all.filter(({ scope: where, id }) => {
    if (where === 'everything') return true;
    if (where === 'direct') return it.isDirect;
    return where === 'channel' ? id === it.channelId : id === it.authorId;
  });
  const keepsToday = mine.some((one) => one.act === 'forever' || age <= (one.days ?? 0));
  const letsGoToday = mine.some((one) => one.act === 'deleteAfter' && age > (one.days ?? 0));
  return keepsToday || !letsGoToday;
}

test('what stays on a day is what the slow model says, and a hold keeps everything', () => {
  fc.assert(
    fc.property(rules, item, fc.integer({ min: 0, max: 12 }), fc.boolean(), (all, it, age, isHeld) => {
      const { keep } = decideKeep(all, isHeld, { ...it, ageMs: age * 86_400_000 });
      expect(keep).toBe(isHeld || staysOnDay(all, it, age));
    }),
  );
});

test('a change shortens exactly if something would go on a day on which it would have stayed', () => {
  const everything = [...places, 'c'].flatMap((channelId) =>
    [...people, 'z'].map((authorId) => ({ channelId, isDirect: false, authorId })),
  );
  const direct = [...people, 'z'].map((authorId) => ({ channelId: 'd', isDirect: true, authorId }));
  fc.assert(
    fc.property(rules, rules, (before, after) => {
      const goesEarlier = [...everything, ...direct].some((it) =>
        Array.from({ length: 12 }, (_, age) => age).some((age) => staysOnDay(before, it, age) && !staysOnDay(after, it, age)),
      );
      expect(isShortening(before, after)).toBe(goesEarlier);
    }),
  );
});

test('where a matter lets things go, taking a duty away shortens, also if the firm itself lets nothing go', () => {
  const duty: RetentionRule = { scope: 'everything', id: null, act: 'atLeast', days: 30 };
  expect(isShortening([duty], [])).toBe(false);
  expect(isShortening([duty], [], true)).toBe(true);
  expect(isShortening([duty], [{ ...duty, days: 29 }], true)).toBe(true);
  expect(isShortening([], [duty], true)).toBe(false);
});

test('without a rule everything stays; the longest of all that concern it wins', () => {
  const it = { channelId: 'a', isDirect: false, authorId: 'x' };
  const short = { scope: 'channel', id: 'a', act: 'deleteAfter', days: 30 } as const;
  expect(decideKeep([], false, { ...it, ageMs: Number.MAX_SAFE_INTEGER })).toEqual({ keep: true, because: 'noRule' });
  expect(keepDays([short], it)).toBe(30);
  expect(keepDays([short, { scope: 'everything', id: null, act: 'atLeast', days: 2190 }], it)).toBe(2190);
  expect(keepDays([short, { scope: 'person', id: 'x', act: 'forever', days: null }], it)).toBeNull();
});
