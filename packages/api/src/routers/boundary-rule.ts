import { boundaryRuleChange, boundaryRuleInput, tryMonthInput, tryTextInput } from '@parley/contract/boundary-rule';
import { id } from '@parley/contract/primitives';
import { changeRule, createRule, deleteRule, switchRule } from '@parley/core/boundary-rule/change-rule';
import { listRules } from '@parley/core/boundary-rule/list-rules';
import { tryMonth, tryText } from '@parley/core/boundary-rule/try-rule';
import * as z from 'zod';
import { router, rulesProcedure } from '../procedure.ts';

export const boundaryRule = router({
  list: rulesProcedure.query(({ ctx }) => listRules(ctx.actor)),
  create: rulesProcedure.input(boundaryRuleInput).mutation(({ ctx, input }) => createRule(ctx.actor, input)),
  change: rulesProcedure.input(boundaryRuleChange).mutation(({ ctx, input }) => changeRule(ctx.actor, input)),
  switch: rulesProcedure
    .input(z.strictObject({ id, isOn: z.boolean() }))
    .mutation(({ ctx, input }) => switchRule(ctx.actor, input)),
  delete: rulesProcedure.input(z.strictObject({ id })).mutation(async ({ ctx, input }) => {
    await deleteRule(ctx.actor, input);
    return {};
  }),
  tryText: rulesProcedure.input(tryTextInput).mutation(({ ctx, input }) => tryText(ctx.actor, input)),
  tryMonth: rulesProcedure.input(tryMonthInput).mutation(({ ctx, input }) => tryMonth(ctx.actor, input)),
});
