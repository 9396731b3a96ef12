import { router } from './procedure.ts';
import { account } from './routers/account.ts';
import { channel } from './routers/channel.ts';
import { invitation } from './routers/invitation.ts';
import { member } from './routers/member.ts';
import { message, thread } from './routers/message.ts';
import { notification } from './routers/notification.ts';
import { signup } from './routers/signup.ts';
import { workspace } from './routers/workspace.ts';

/** One router per noun; each procedure is its input and one call into core. */
export const appRouter = router({ account, channel, invitation, member, message, notification, signup, thread, workspace });
export type AppRouter = typeof appRouter;
