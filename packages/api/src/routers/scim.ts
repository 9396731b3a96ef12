import { endScimToken, getScim, makeScimToken } from '@parley/core/scim/scim-token';
import { memberProcedure, router } from '../procedure.ts';

/** Owners alone connect a directory: `singleSignOn.manage` is asked in each use case. */
export const scim = router({
  get: memberProcedure.query(({ ctx }) => getScim(ctx.actor)),
  makeToken: memberProcedure.mutation(({ ctx }) => makeScimToken(ctx.actor)),
  endToken: memberProcedure.mutation(async ({ ctx }) => {
    await endScimToken(ctx.actor);
    return {};
  }),
});
