import { cursor } from '@parley/contract/primitives';
import { listNotifications } from '@parley/core/notification/list-notifications';
import * as z from 'zod';
import { memberProcedure, router } from '../procedure.ts';

export const notification = router({
  list: memberProcedure.input(z.strictObject({ cursor })).query(({ ctx, input }) => listNotifications(ctx.actor, input)),
});
