import { matterCounts, type MatterRule } from '@parley/contract/matter-retention';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideKeep } from './decide-keep.ts';
import { isMatterShortening, toRetentionRule } from './matter-rules.ts';

const dayMs = 86_400_000;
const rule: fc.Arbitrary<MatterRule> = fc.oneof(
  fc.constant<MatterRule>({ act: 'forever', days: null, countsFrom: 'message' }),
  fc.record({
    act: fc.constantFrom('atLeast' as const, 'deleteAfter' as const),
    days: fc.integer({ min: 1, max: 6 }),
    countsFrom: fc.constantFrom(...matterCounts),
  }),
);
const orNone = fc.option(rule);
const ages = Array.from({ length: 9 }, (_, age) => age);

/** Day by day: a message of this age, in a matter that was closed so many days ago. */
function staysOnDay(of: MatterRule | null, letsGo: boolean, age: number, closedFor: number | null): boolean {
  if (of === null) return !letsGo;
  if (of.act === 'forever') return true;
  const since = of.countsFrom === 'message' ? age : closedFor === null ? -1 : Math.min(age, closedFor);
  return since <= (of.days ?? 0) || !(letsGo || of.act === 'deleteAfter');
}

test('what a matter keeps is what the slow model says: open, closed, and closed long ago', () => {
  fc.assert(
    fc.property(rule, fc.boolean(), fc.constantFrom(...ages), fc.option(fc.constantFrom(...ages)), (of, letsGo, age, closedFor) => {
      const item = { channelId: 'c', isDirect: false, authorId: 'a', ageMs: age * dayMs };
      const matter = { rule: of, closedForMs: closedFor === null ? null : closedFor * dayMs };
      const others = letsGo ? [{ scope: 'everything' as const, id: null, act: 'deleteAfter' as const, days: 0 }] : [];
      expect(decideKeep([...others, toRetentionRule(matter)], false, item).keep).toBe(staysOnDay(of, letsGo, age, closedFor));
    }),
  );
});

test('of several matters that gather a message, the one that keeps it longest decides', () => {
  fc.assert(
    fc.property(
      fc.array(rule, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(...ages),
      fc.constantFrom(...ages),
      (all, age, closed) => {
        const item = { channelId: 'c', isDirect: false, authorId: 'a', ageMs: age * dayMs };
        const rules = all.map((one) => toRetentionRule({ rule: one, closedForMs: closed * dayMs }));
        const letsGo = all.some(({ act }) => act === 'deleteAfter');
        expect(decideKeep(rules, false, item).keep).toBe(all.some((one) => staysOnDay(one, letsGo, age, closed)));
      },
    ),
  );
});

test('a change shortens exactly if something would go on a day on which it would have stayed', () => {
  fc.assert(
    fc.property(orNone, orNone, fc.boolean(), (before, after, letsGo) => {
      const goesEarlier = ages.some((age) =>
        [null, ...ages].some(
          (closedFor) => staysOnDay(before, letsGo, age, closedFor) && !staysOnDay(after, letsGo, age, closedFor),
        ),
      );
      expect(isMatterShortening(before, after, letsGo)).toBe(goesEarlier);
    }),
  );
});
