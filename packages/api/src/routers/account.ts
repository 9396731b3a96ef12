import { passkeyAnswer } from '@parley/contract/passkey';
import { companyName, email, id, password } from '@parley/contract/primitives';
import { oneTimeCode } from '@parley/contract/second-factor';
import {
  changePassword,
  confirmEmail,
  getAccount,
  requestPasswordReset,
  resendConfirmation,
  resetPassword,
} from '@parley/core/identity/account';
import { requestSignInLink } from '@parley/core/identity/magic-link';
import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  getSecondFactor,
  renewRecoveryCodes,
  showSecondFactor,
} from '@parley/core/identity/second-factor';
import { listSessions, revokeOtherSessions, revokeSession } from '@parley/core/identity/devices';
import { createWorkspace } from '@parley/core/workspace/create-workspace';
import * as z from 'zod';
import { anySessionProcedure, publicProcedure, router, signedInProcedure } from '../procedure.ts';

const currentPassword = z.string().min(1).max(256);
const token = z.string().min(20).max(200);

export const account = router({
  requestPasswordReset: publicProcedure
    .input(z.strictObject({ email }))
    .mutation(({ ctx, input }) => requestPasswordReset(input, ctx)),
  requestSignInLink: publicProcedure.input(z.strictObject({ email })).mutation(({ ctx, input }) => requestSignInLink(input, ctx)),
  resetPassword: publicProcedure.input(z.strictObject({ token, password })).mutation(({ ctx, input }) => resetPassword(input, ctx)),
  confirmEmail: publicProcedure.input(z.strictObject({ token })).mutation(async ({ ctx, input }) => {
    await confirmEmail(input, ctx);
    return {};
  }),
  me: anySessionProcedure.query(({ ctx }) => getAccount(ctx.signedIn)),
  resendConfirmation: signedInProcedure.mutation(({ ctx }) => resendConfirmation(ctx.signedIn)),
  listSessions: signedInProcedure.query(async ({ ctx }) => ({ sessions: await listSessions(ctx.signedIn) })),
  revokeSession: signedInProcedure.input(z.strictObject({ sessionId: id })).mutation(async ({ ctx, input }) => {
    await revokeSession(ctx.signedIn, input.sessionId);
    return {};
  }),
  revokeOtherSessions: signedInProcedure.mutation(async ({ ctx }) => ({ revoked: await revokeOtherSessions(ctx.signedIn) })),
  changePassword: signedInProcedure
    .input(z.strictObject({ current: currentPassword, next: password }))
    .mutation(async ({ ctx, input }) => {
      await changePassword(ctx.signedIn, input);
      return {};
    }),
  secondFactor: signedInProcedure.query(({ ctx }) => getSecondFactor(ctx.signedIn)),
  beginSecondFactor: signedInProcedure
    .input(z.strictObject({ password: currentPassword.optional() }))
    .mutation(({ ctx, input }) => beginSecondFactor(ctx.signedIn, input)),
  confirmSecondFactor: signedInProcedure
    .input(z.strictObject({ code: oneTimeCode }))
    .mutation(({ ctx, input }) => confirmSecondFactor(ctx.signedIn, input)),
  showSecondFactor: signedInProcedure
    .input(z.union([z.strictObject({ code: oneTimeCode }), z.strictObject({ passkey: passkeyAnswer })]))
    .mutation(async ({ ctx, input }) => {
      await showSecondFactor(ctx.signedIn, input);
      return {};
    }),
  renewRecoveryCodes: signedInProcedure
    .input(z.strictObject({ code: oneTimeCode }))
    .mutation(({ ctx, input }) => renewRecoveryCodes(ctx.signedIn, input)),
  endSecondFactor: signedInProcedure
    .input(z.strictObject({ password: currentPassword, code: oneTimeCode }))
    .mutation(async ({ ctx, input }) => {
      await endSecondFactor(ctx.signedIn, input);
      return {};
    }),
  createWorkspace: signedInProcedure
    .input(z.strictObject({ companyName }))
    .mutation(({ ctx, input }) => createWorkspace(ctx.signedIn, input)),
});
