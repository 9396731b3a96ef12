import { myChannelView } from '@parley/contract/channel-view';
import { id } from '@parley/contract/primitives';
import type { Actor } from '@parley/core/actor';
import { getChannel } from '@parley/core/channel/access-channel';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { openBilling } from '../../core/test/billing/open-billing.ts';
import { memberProcedure, publicProcedure, router } from '../src/procedure.ts';
import { parseAccess } from './matrix/access-table.ts';
import { buildWorld, type World } from './matrix/build-world.ts';
import { checkAccess, checkBadInput, checkForeign, checkNames, type Matrix } from './matrix/check-matrix.ts';
import type { Sample } from './matrix/samples.ts';
import { eventSurface, procedureSurface, type Surface } from './matrix/surface.ts';
import { matrices } from './matrix/test-matrix.ts';

openBilling();

let home: World;
let foreign: World;
beforeAll(async () => {
  [home, foreign] = await Promise.all([buildWorld('home'), buildWorld('foreign')]);
});

test.each(matrices)('every %s has a sample and a line in the access table', (_, matrix) => {
  expect(checkNames(matrix)).toEqual([]);
});

describe('the checks themselves', () => {
  const hole = async (actor: Actor | null, input: { tenantId: string; channelId: string }) =>
    getChannel(
      { ...home.people.owner, ...actor, tenantId: input.tenantId, memberId: foreign.people.owner.memberId },
      input.channelId,
    );
  const sample: Sample = {
    input: (world) => ({ tenantId: world.tenant.tenantId, channelId: world.roomId }),
    answer: myChannelView,
  };
  const input = z.strictObject({ tenantId: id, channelId: id });
  const withHole = (surface: Surface): Matrix => ({
    surface,
    samples: { 'hole.get': sample },
    table: parseAccess(`
               nobody owner admin member guest outsider former
      hole.get 401    ok    ok    ok     ok    404      404`),
  });

  test('report a procedure without a sample', () => {
    const matrix = withHole(procedureSurface(router({ other: publicProcedure.query(() => 1) })));
    expect(checkNames(matrix)).toEqual([
      'other has no sample',
      'other has no line in the access table',
      'hole.get is sampled and does not exist',
    ]);
  });

  test('report a procedure that asks nobody who they are', async () => {
    const open = publicProcedure.input(input).query(({ input }) => hole(null, input));
    const matrix = withHole(procedureSurface(router({ hole: router({ get: open }) })));
    expect((await checkAccess(matrix, 'hole.get', foreign)).join()).toContain('nobody: ok instead of UNAUTHENTICATED');
  });

  test('report a procedure that believes the tenant it is told', async () => {
    const credulous = memberProcedure.input(input).query(({ ctx, input }) => hole(ctx.actor, input));
    const matrix = withHole(procedureSurface(router({ hole: router({ get: credulous }) })));
    const problems = (await checkForeign(matrix, 'hole.get', home, foreign)).join();
    expect(problems).toContain('the answer shows the other workspace');
    expect(problems).toContain('ok instead of NOT_FOUND');
  });

  test('report a procedure that takes any input', async () => {
    const loose = memberProcedure.input(z.object({ tenantId: z.any(), channelId: z.any() })).query(() => ({}));
    const matrix = withHole(procedureSurface(router({ hole: router({ get: loose }) })));
    expect((await checkBadInput(matrix, 'hole.get', home)).join()).toContain('an extra field role: ok instead of INVALID');
  });

  test('report an event that lets everybody in', async () => {
    const matrix = withHole(
      eventSurface(['hole.get'], async (actor, _, payload) => ({ ok: true, ...(await hole(actor, input.parse(payload))) })),
    );
    expect((await checkAccess(matrix, 'hole.get', foreign)).join()).toContain('outsider: ok instead of NOT_FOUND');
    expect((await checkForeign(matrix, 'hole.get', home, foreign)).join()).toContain('the answer shows the other workspace');
    expect(checkNames({ ...matrix, samples: {} })).toContain('hole.get has no sample');
  });
});
