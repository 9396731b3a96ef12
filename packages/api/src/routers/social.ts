import { socialLinkInput, socialUnlinkInput } from '@parley/contract/social';
import { askForLink } from '@parley/core/social-sign-in/begin-social';
import { listSocialAccounts, unlinkSocial } from '@parley/core/social-sign-in/social-accounts';
import { router, signedInProcedure } from '../procedure.ts';

export const social = router({
  list: signedInProcedure.query(async ({ ctx }) => ({ items: await listSocialAccounts(ctx.signedIn) })),
  askForLink: signedInProcedure.input(socialLinkInput).mutation(({ ctx, input }) => askForLink(ctx.signedIn, input)),
  unlink: signedInProcedure.input(socialUnlinkInput).mutation(async ({ ctx, input }) => {
    await unlinkSocial(ctx.signedIn, input);
    return {};
  }),
});
