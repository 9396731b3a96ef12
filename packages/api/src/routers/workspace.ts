import { presetInput } from '@parley/contract/presets';
import { scanRuleInput } from '@parley/contract/scan-rule';
import {
  accentInput,
  addressInput,
  deletionInput,
  logoInput,
  memberDefaults,
  setupSteps,
  workspaceName,
} from '@parley/contract/workspace-settings';
import { requireSignedIn } from '@parley/core/identity/session';
import { getScanRule, setScanRule } from '@parley/core/scan/scan-rule';
import { changeAddress, renameWorkspace } from '@parley/core/workspace/address';
import { bootstrap } from '@parley/core/workspace/bootstrap';
import { askDeletion, cancelDeletion, getDeletion } from '@parley/core/workspace/deletion';
import { setLogo } from '@parley/core/workspace/logo';
import { choosePreset, getPresets, takeBackPreset } from '@parley/core/workspace/presets';
import { getWorkspaceSettings, setAccent, setMemberDefaults } from '@parley/core/workspace/settings';
import { dismissSetup, getSetup, skipSetupStep } from '@parley/core/workspace/setup';
import * as z from 'zod';
import { adminProcedure, memberProcedure, router, rulesProcedure } from '../procedure.ts';

const skipInput = z.strictObject({ step: z.enum(setupSteps), isSkipped: z.boolean() });
const dismissInput = z.strictObject({ isDismissed: z.boolean() });

export const workspace = router({
  bootstrap: memberProcedure.query(async ({ ctx }) => bootstrap(ctx.actor, await requireSignedIn(ctx.sessionToken))),
  scanRule: rulesProcedure.query(({ ctx }) => getScanRule(ctx.actor)),
  setScanRule: rulesProcedure.input(scanRuleInput).mutation(({ ctx, input }) => setScanRule(ctx.actor, input)),
  settings: adminProcedure.query(({ ctx }) => getWorkspaceSettings(ctx.actor)),
  rename: adminProcedure.input(workspaceName).mutation(async ({ ctx, input }) => {
    await renameWorkspace(ctx.actor, input);
    return {};
  }),
  setLogo: adminProcedure.input(logoInput).mutation(async ({ ctx, input }) => {
    await setLogo(ctx.actor, input);
    return {};
  }),
  removeLogo: adminProcedure.mutation(async ({ ctx }) => {
    await setLogo(ctx.actor, { picture: null });
    return {};
  }),
  setAccent: adminProcedure.input(accentInput).mutation(async ({ ctx, input }) => {
    await setAccent(ctx.actor, input);
    return {};
  }),
  removeAccent: adminProcedure.mutation(async ({ ctx }) => {
    await setAccent(ctx.actor, { accent: null });
    return {};
  }),
  changeAddress: adminProcedure.input(addressInput).mutation(({ ctx, input }) => changeAddress(ctx.actor, input)),
  setDefaults: adminProcedure.input(memberDefaults).mutation(async ({ ctx, input }) => {
    await setMemberDefaults(ctx.actor, input);
    return {};
  }),
  presets: adminProcedure.query(({ ctx }) => getPresets(ctx.actor)),
  choosePreset: adminProcedure.input(presetInput).mutation(({ ctx, input }) => choosePreset(ctx.actor, input)),
  takeBackPreset: adminProcedure.mutation(({ ctx }) => takeBackPreset(ctx.actor)),
  setup: adminProcedure.query(({ ctx }) => getSetup(ctx.actor)),
  skipSetupStep: adminProcedure.input(skipInput).mutation(({ ctx, input }) => skipSetupStep(ctx.actor, input)),
  dismissSetup: adminProcedure.input(dismissInput).mutation(({ ctx, input }) => dismissSetup(ctx.actor, input)),
  deletion: adminProcedure.query(({ ctx }) => getDeletion(ctx.actor)),
  askDeletion: adminProcedure.input(deletionInput).mutation(({ ctx, input }) => askDeletion(ctx.actor, input)),
  cancelDeletion: adminProcedure.mutation(({ ctx }) => cancelDeletion(ctx.actor)),
});
