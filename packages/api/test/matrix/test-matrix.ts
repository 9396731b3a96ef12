import { forgive } from '@parley/core/identity/throttle';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openBilling } from '../../../core/test/billing/open-billing.ts';
import { accessTable } from './access-table.ts';
import { buildWorld, type World } from './build-world.ts';
import { checkAccess, checkBadInput, checkForeign, checkSealed, type Matrix } from './check-matrix.ts';
import { eventSamples } from './event-samples.ts';
import { procedureSamples } from './procedure-samples.ts';
import { eventSurface, procedureSurface } from './surface.ts';

/** Everything that can be called, with how to call it and who may. */
export const matrices: [string, Matrix][] = [
  ['procedure', { surface: procedureSurface(), samples: procedureSamples, table: accessTable }],
  ['event', { surface: eventSurface(), samples: eventSamples, table: accessTable }],
];

/** Tries one of so many parts of everything that can be called, in worlds of its own: the parts run side by side. */
export function testMatrix({ part, of }: { part: number; of: number }): void {
  openBilling();
  let home: World;
  let foreign: World;
  beforeAll(async () => {
    [home, foreign] = await Promise.all([buildWorld('home'), buildWorld('foreign')]);
  });
  // An owner who tries every procedure in every way changes more in a few minutes than anybody may.
  beforeEach(async () => {
    for (const { tenant, people } of [home, foreign]) await forgive('change.member', `${tenant.tenantId} ${people.owner.memberId}`);
  });

  describe.each(matrices)('every %s', (_, matrix) => {
    describe.each(matrix.surface.names.filter((_name, n) => n % of === part))('%s', (name) => {
      test('answers each role as the access table says, and shows nobody what they may not see', async () => {
        expect(await checkAccess(matrix, name, home)).toEqual([]);
      });
      test("neither shows nor changes another workspace's things, and tells them from nothing by no byte", async () => {
        expect(await checkForeign(matrix, name, home, foreign)).toEqual([]);
      });
      test('treats a conversation of two others as one that does not exist, for an admin too', async () => {
        expect(await checkSealed(matrix, name, home)).toEqual([]);
      });
      test('refuses input of another shape, and changes nothing', async () => {
        expect(await checkBadInput(matrix, name, home)).toEqual([]);
      });
    });
  });
}
