import { pushSubscriptionInput } from '@parley/contract/notification-view';
import { getPushKey, subscribePush, unsubscribePush } from '@parley/core/push/subscriptions';
import { memberProcedure, router } from '../procedure.ts';

export const push = router({
  key: memberProcedure.query(() => getPushKey()),
  subscribe: memberProcedure.input(pushSubscriptionInput).mutation(async ({ ctx, input }) => {
    await subscribePush(ctx.actor, input);
    return {};
  }),
  unsubscribe: memberProcedure.input(pushSubscriptionInput.pick({ endpoint: true })).mutation(async ({ ctx, input }) => {
    await unsubscribePush(ctx.actor, input);
    return {};
  }),
});
