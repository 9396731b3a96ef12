import { identityProof, newPasskey, passkeyName } from '@parley/contract/passkey';
import { id } from '@parley/contract/primitives';
import { beginPasskeySignIn } from '@parley/core/identity/passkey-sign-in';
import { addPasskey, beginPasskey, listPasskeys, removePasskey, renamePasskey } from '@parley/core/identity/passkeys';
import { askForOwnPasskey } from '@parley/core/identity/second-factor';
import * as z from 'zod';
import { publicProcedure, router, signedInProcedure } from '../procedure.ts';

export const passkey = router({
  beginSignIn: publicProcedure.mutation(({ ctx }) => beginPasskeySignIn(ctx)),
  list: signedInProcedure.query(async ({ ctx }) => ({ items: await listPasskeys(ctx.signedIn) })),
  ask: signedInProcedure.mutation(({ ctx }) => askForOwnPasskey(ctx.signedIn)),
  begin: signedInProcedure
    .input(z.strictObject({ proof: identityProof.optional() }))
    .mutation(({ ctx, input }) => beginPasskey(ctx.signedIn, input)),
  add: signedInProcedure
    .input(z.strictObject({ created: newPasskey }))
    .mutation(({ ctx, input }) => addPasskey(ctx.signedIn, { ...input, userAgent: ctx.userAgent })),
  rename: signedInProcedure.input(z.strictObject({ passkeyId: id, name: passkeyName })).mutation(async ({ ctx, input }) => {
    await renamePasskey(ctx.signedIn, input);
    return {};
  }),
  remove: signedInProcedure.input(z.strictObject({ passkeyId: id, proof: identityProof })).mutation(async ({ ctx, input }) => {
    await removePasskey(ctx.signedIn, input);
    return {};
  }),
});
