import { requireSignedIn } from '@parley/core/identity/session';
import { bootstrap } from '@parley/core/workspace/bootstrap';
import { memberProcedure, router } from '../procedure.ts';

export const workspace = router({
  bootstrap: memberProcedure.query(async ({ ctx }) => bootstrap(ctx.actor, await requireSignedIn(ctx.sessionToken))),
});
