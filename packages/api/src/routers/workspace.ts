import { scanRuleInput } from '@parley/contract/scan-rule';
import { requireSignedIn } from '@parley/core/identity/session';
import { getScanRule, setScanRule } from '@parley/core/scan/scan-rule';
import { bootstrap } from '@parley/core/workspace/bootstrap';
import { adminProcedure, memberProcedure, router } from '../procedure.ts';

export const workspace = router({
  bootstrap: memberProcedure.query(async ({ ctx }) => bootstrap(ctx.actor, await requireSignedIn(ctx.sessionToken))),
  scanRule: adminProcedure.query(({ ctx }) => getScanRule(ctx.actor)),
  setScanRule: adminProcedure.input(scanRuleInput).mutation(({ ctx, input }) => setScanRule(ctx.actor, input)),
});
