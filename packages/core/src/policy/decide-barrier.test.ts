import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutReason, decideBarrier, toCut, type Barrier } from './decide-barrier.ts';

const people = ['ana', 'ben', 'cleo', 'dina', 'eli', 'olive'];
const some = fc.subarray(people).map((ids) => new Set(ids));
const barriers = fc
  .array(fc.record({ one: some, other: fc.option(some), setBy: fc.constantFrom(...people) }), { maxLength: 4 })
  .map((all) =>
    all.map(({ one, other, setBy }, i): Barrier => ({
      id: `b${i}`,
      name: `B${i}`,
      one,
      other,
      setBy: { memberId: setBy, name: setBy },
    })),
  );
const person = fc.constantFrom(...people);

/** The slow way: write down every pair that a barrier keeps apart, then look. */
function pairsOf({ one, other }: Barrier): Set<string> {
  const pairs = new Set<string>();
  const others = other ? [...other] : people.filter((id) => !one.has(id));
  for (const a of one) for (const b of others) if (a !== b) pairs.add(`${a} ${b}`).add(`${b} ${a}`);
  return pairs;
}
const modelOf = (all: Barrier[], a: string, b: string) => all.find((barrier) => pairsOf(barrier).has(`${a} ${b}`));

describe('decideBarrier', () => {
  test('answers as a list of all pairs would, by the first barrier that was made', () => {
    fc.assert(
      fc.property(barriers, person, person, (all, a, b) => {
        const wall = modelOf(all, a, b);
        const decision = decideBarrier(all, a, b);
        expect(decision.allow).toBe(wall === undefined);
        expect(decision.rule).toBe(wall ? `barrier:${wall.id}` : 'nothing-between');
        if (!wall) return;
        const mayKnow = !modelOf(all, a, wall.setBy.memberId);
        expect(decision.setBy).toBe(mayKnow ? wall.setBy.name : null);
        expect(decision.ask).toBe(mayKnow ? wall.setBy.name : 'an owner');
      }),
    );
  });

  test('is the same from both sides, and never keeps anybody from themselves', () => {
    fc.assert(
      fc.property(barriers, person, person, (all, a, b) => {
        expect(decideBarrier(all, a, b).allow).toBe(decideBarrier(all, b, a).allow);
        expect(decideBarrier(all, a, a).allow).toBe(true);
      }),
    );
  });

  test('another barrier never lets anybody meet', () => {
    fc.assert(
      fc.property(barriers, barriers, person, person, (all, more, a, b) => {
        if (!decideBarrier(all, a, b).allow) expect(decideBarrier([...all, ...more], a, b).allow).toBe(false);
      }),
    );
  });

  test('does not name whoever set it to somebody from whom they are kept', () => {
    const wall: Barrier = {
      ...{ id: 'wall', name: 'Advice and research', setBy: { memberId: 'ben', name: 'Ben' } },
      one: new Set(['ana']),
      other: new Set(['ben']),
    };
    expect(cutReason(toCut([wall], wall, 'olive'))).toContain('Ben set it');
    expect(cutReason(toCut([wall], wall, 'ana'))).not.toContain('Ben');
  });
});
