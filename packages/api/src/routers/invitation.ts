import { limits } from '@parley/contract/limits';
import { email, id, personName } from '@parley/contract/primitives';
import { acceptInvitation, findInvitation } from '@parley/core/invitation/accept-invitation';
import { createInvitations, listInvitations, resendInvitation, revokeInvitation } from '@parley/core/invitation/manage-invitations';
import * as z from 'zod';
import { adminProcedure, publicProcedure, router } from '../procedure.ts';

const token = z.string().min(20).max(200);
const one = z.strictObject({ invitationId: id });

export const invitation = router({
  find: publicProcedure.input(z.strictObject({ token })).query(({ ctx, input }) => findInvitation(input, ctx)),
  // The length rule for new passwords is the use case's: somebody with an account gives the one they have.
  accept: publicProcedure
    .input(z.strictObject({ token, name: personName, password: z.string().min(1).max(limits.passwordMax) }))
    .mutation(({ ctx, input }) => acceptInvitation(input, ctx)),
  list: adminProcedure.input(z.strictObject({ cursor: id.nullish() })).query(({ ctx, input }) => listInvitations(ctx.actor, input)),
  create: adminProcedure
    .input(
      z.strictObject({
        emails: z.array(email).min(1, 'Enter at least one address.').max(limits.invitationsPerCall),
        role: z.enum(['admin', 'member', 'guest']),
        channelIds: z.array(id).max(limits.channelMembersPerCall).optional(),
      }),
    )
    .mutation(({ ctx, input }) => createInvitations(ctx.actor, input)),
  revoke: adminProcedure.input(one).mutation(async ({ ctx, input }) => {
    await revokeInvitation(ctx.actor, input);
    return {};
  }),
  resend: adminProcedure.input(one).mutation(({ ctx, input }) => resendInvitation(ctx.actor, input)),
});
