import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseGroups } from './choose-groups.ts';

const people = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => `m${from + n}`);

test('a group of five is shown; one of four, and one whose complement is four, are not', () => {
  const whole = people(0, 20);
  const groups = [{ memberIds: people(0, 16) }, { memberIds: people(0, 5) }, { memberIds: people(5, 9) }];
  expect(chooseGroups(whole, groups, 5)).toEqual([groups[1]]);
});

test('no two figures that are shown differ by fewer than five people', () => {
  const group = fc.uniqueArray(fc.integer({ min: 0, max: 29 }), { maxLength: 30 });
  fc.assert(
    fc.property(fc.array(group, { maxLength: 8 }), (drawn) => {
      const whole = people(0, 30);
      const shown = chooseGroups(
        whole,
        drawn.map((ids) => ({ memberIds: ids.map((n) => `m${n}`) })),
        5,
      );
      const sets = [whole, ...shown.map(({ memberIds }) => memberIds)];
      for (const one of sets)
        for (const other of sets) {
          const difference = one.filter((id) => !other.includes(id)).length;
          expect(difference === 0 || difference >= 5).toBe(true);
        }
    }),
  );
});
