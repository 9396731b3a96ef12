import { permissionHolder } from '@parley/contract/permission';
import { signInRulesView, withoutSecondFactor } from '@parley/contract/sign-in-rules';
import { hashToken, newToken } from '@parley/core/id';
import { forgive } from '@parley/core/identity/throttle';
import { buildMember } from '@parley/core/testing/build';
import { setSignInRules } from '@parley/core/sign-in-rule/sign-in-rules';
import { insertEmailToken } from '../../../core/test/insert-email-token.ts';
import * as z from 'zod';
import { answers } from './answers.ts';
import type { World } from './build-world.ts';
import type { Samples } from './samples.ts';

let turn = 0;
const noRules = { secondFactorFrom: null, sessionHours: null, idleMinutes: null, allowedRanges: [] };
const restore = async (world: World) => void (await setSignInRules(world.tenant.owner, noRules));

/** Parts of the administration, and how people sign in. The rules here keep nobody out. */
export const rightsSamples: Samples = {
  'permission.list': {
    input: () => ({ cursor: null }),
    answer: z.strictObject({ items: z.array(permissionHolder), nextCursor: z.string().nullable() }),
    mayBeEmpty: true,
  },
  'permission.set': {
    input: async (world) => ({
      memberId: (await buildMember(world.tenant, { name: `Given ${world.marker}` })).memberId,
      permission: 'billing',
      isGranted: true,
    }),
    answer: answers.nothing,
  },
  'signInRule.get': { input: () => undefined, answer: signInRulesView },
  'signInRule.set': {
    input: () => ({ ...noRules, sessionHours: 24 + ((turn += 1) % 100), idleMinutes: 480 }),
    answer: signInRulesView,
    mayBeNull: ['sessionHours', 'idleMinutes'],
    restore,
  },
  'signInRule.withoutSecondFactor': { input: () => undefined, answer: withoutSecondFactor },
  'signInRule.requestRecovery': {
    input: async (world, { caller }) => {
      await forgive('mail.account', caller.userId);
      return { workspace: world.tenant.slug };
    },
    answer: answers.mailHint,
  },
  'signInRule.recover': {
    input: async (world, { caller }) => {
      const token = newToken();
      const { userId, email } = caller;
      const { tenantId } = world.tenant;
      await insertEmailToken({ tokenHash: hashToken(token), kind: 'recovery', userId, email, tenantId });
      await forgive('token.address', userId);
      return { token };
    },
    answer: answers.slug,
  },
};
