import { boundaryActs, type BoundaryAct } from '@parley/contract/boundary-rule';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideOutcome, doors, type Door, type Outcome } from './decide-outcome.ts';

type Met = { rule: { act: BoundaryAct }; count: number; inFiles: number };
type Way = { door: Door; acceptsWarning?: true | undefined; isReleased?: boolean };

/** The slow model: the questions one after the other, as the page that explains rules puts them. */
function modelOf(met: Met[], way: Way): Outcome | null {
  if (met.length === 0) return null;
  if (way.door === 'import') return 'noted';
  const has = (act: BoundaryAct) => met.some(({ rule }) => rule.act === act);
  const goesOut = ['message', 'thread', 'forward', 'scheduled'].includes(way.door);
  if (!goesOut && way.door !== 'edit' && way.door !== 'schedule')
    return met.every(({ rule }) => rule.act === 'note') ? 'noted' : 'blocked';
  if (has('block')) return 'blocked';
  if (met.some(({ rule, inFiles }) => rule.act === 'redact' && inFiles > 0)) return 'blocked';
  if (has('hold') && !way.isReleased) {
    if (way.door === 'edit') return 'blocked';
    if (goesOut) return 'held';
  }
  if (has('warn')) return way.acceptsWarning || way.isReleased ? 'sentAnyway' : 'asked';
  if (has('redact')) return 'leftOut';
  return way.isReleased ? 'released' : 'noted';
}

test('what becomes of a message equals a slow model, for any rules at any door', () => {
  const met = fc.record({ rule: fc.record({ act: fc.constantFrom(...boundaryActs) }), count: fc.constant(2), inFiles: fc.nat(2) });
  const way = fc.record({
    door: fc.constantFrom(...doors),
    acceptsWarning: fc.constantFrom(true as const, undefined),
    isReleased: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(met, { maxLength: 6 }), way, (all, passage) => {
      // Only what was held can be released.
      const isReleased = passage.isReleased && ['message', 'thread', 'forward', 'scheduled'].includes(passage.door);
      const real = { ...passage, isReleased };
      expect(decideOutcome(all, real)?.outcome ?? null).toBe(modelOf(all, real));
    }),
    { numRuns: 5_000 },
  );
});
