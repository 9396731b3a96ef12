import { listWaiting } from '@parley/core/waiting/list-waiting';
import { memberProcedure, router } from '../procedure.ts';

export const waiting = router({
  list: memberProcedure.query(({ ctx }) => listWaiting(ctx.actor)),
});
