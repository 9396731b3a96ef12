import { companyName, email, password, personName } from '@parley/contract/primitives';
import { signUp } from '@parley/core/workspace/create-workspace';
import * as z from 'zod';
import { publicProcedure, router } from '../procedure.ts';

export const signup = router({
  createWorkspace: publicProcedure
    .input(z.strictObject({ companyName, name: personName, email, password }))
    .mutation(({ ctx, input }) => signUp(input, ctx)),
});
