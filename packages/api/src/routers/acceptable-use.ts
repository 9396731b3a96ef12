import { acceptableUseInput, rosterInput, signInput } from '@parley/contract/acceptable-use';
import { publishAcceptableUse, withdrawAcceptableUse } from '@parley/core/acceptable-use/publish';
import { listRoster, remindToSign } from '@parley/core/acceptable-use/roster';
import { getAcceptableUse, signAcceptableUse } from '@parley/core/acceptable-use/sign';
import { memberProcedure, router, rulesProcedure } from '../procedure.ts';

export const acceptableUse = router({
  get: memberProcedure.query(({ ctx }) => getAcceptableUse(ctx.actor)),
  sign: memberProcedure.input(signInput).mutation(({ ctx, input }) => signAcceptableUse(ctx.actor, input)),
  publish: rulesProcedure.input(acceptableUseInput).mutation(({ ctx, input }) => publishAcceptableUse(ctx.actor, input)),
  withdraw: rulesProcedure.mutation(({ ctx }) => withdrawAcceptableUse(ctx.actor)),
  roster: rulesProcedure.input(rosterInput).query(({ ctx, input }) => listRoster(ctx.actor, input)),
  remind: rulesProcedure.mutation(({ ctx }) => remindToSign(ctx.actor)),
});
