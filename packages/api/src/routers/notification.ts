import { notificationReasons } from '@parley/contract/notification-view';
import { cursor, id } from '@parley/contract/primitives';
import { explainNotification } from '@parley/core/notification/explain-notification';
import { listNotifications } from '@parley/core/notification/list-notifications';
import * as z from 'zod';
import { memberProcedure, router } from '../procedure.ts';

export const notification = router({
  list: memberProcedure
    .input(
      z.strictObject({ reasons: z.array(z.enum(notificationReasons)).min(1).max(notificationReasons.length).optional(), cursor }),
    )
    .query(({ ctx, input }) => listNotifications(ctx.actor, input)),
  explain: memberProcedure
    .input(z.strictObject({ messageId: id }))
    .query(({ ctx, input }) => explainNotification(ctx.actor, input)),
});
