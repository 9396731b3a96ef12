import { firmEntryInput, openIdInput, requireInput, samlInput } from '@parley/contract/single-sign-on';
import { findFirmEntry } from '@parley/core/single-sign-on/firm-sign-in';
import {
  getSingleSignOn,
  removeProvider,
  requireSingleSignOn,
  setOpenIdProvider,
  setSamlProvider,
} from '@parley/core/single-sign-on/settings';
import { memberProcedure, publicProcedure, router } from '../procedure.ts';

/** Owners alone set it up: `singleSignOn.manage` is asked in each use case. */
export const singleSignOn = router({
  entry: publicProcedure.input(firmEntryInput).query(async ({ ctx, input }) => ({ firm: await findFirmEntry(input, ctx) })),
  get: memberProcedure.query(({ ctx }) => getSingleSignOn(ctx.actor)),
  setOpenId: memberProcedure.input(openIdInput).mutation(({ ctx, input }) => setOpenIdProvider(ctx.actor, input)),
  setSaml: memberProcedure.input(samlInput).mutation(({ ctx, input }) => setSamlProvider(ctx.actor, input)),
  remove: memberProcedure.mutation(({ ctx }) => removeProvider(ctx.actor)),
  require: memberProcedure.input(requireInput).mutation(({ ctx, input }) => requireSingleSignOn(ctx.actor, input)),
});
