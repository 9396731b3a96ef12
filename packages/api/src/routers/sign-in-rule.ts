import { slug } from '@parley/contract/primitives';
import { signInRulesInput } from '@parley/contract/sign-in-rules';
import { listWithoutSecondFactor } from '@parley/core/sign-in-rule/list-without-second-factor';
import { recoverSignIn, requestRecovery } from '@parley/core/sign-in-rule/recover-sign-in';
import { getSignInRules, setSignInRules } from '@parley/core/sign-in-rule/sign-in-rules';
import * as z from 'zod';
import { router, rulesProcedure, signedInProcedure } from '../procedure.ts';

export const signInRule = router({
  get: rulesProcedure.query(({ ctx }) => getSignInRules(ctx.actor)),
  set: rulesProcedure.input(signInRulesInput).mutation(({ ctx, input }) => setSignInRules(ctx.actor, input)),
  withoutSecondFactor: rulesProcedure.query(({ ctx }) => listWithoutSecondFactor(ctx.actor)),
  requestRecovery: signedInProcedure
    .input(z.strictObject({ workspace: slug }))
    .mutation(({ ctx, input }) => requestRecovery(ctx.signedIn, input)),
  recover: signedInProcedure
    .input(z.strictObject({ token: z.string().min(20).max(200) }))
    .mutation(({ ctx, input }) => recoverSignIn(ctx.signedIn, input)),
});
