import { recoveryCodes, secondFactorSecret, secondFactorView } from '@parley/contract/second-factor';
import { newId } from '@parley/core/id';
import { issueEmailToken } from '@parley/core/identity/issue-email-token';
import { startSession } from '@parley/core/identity/session';
import { signUp } from '@parley/core/workspace/create-workspace';
import { answers } from './answers.ts';
import { forgetSecondFactor, pendingCode, recoveryCode } from '../../../core/test/second-factor-codes.ts';
import type { World } from './build-world.ts';
import type { Samples } from './samples.ts';
import { short, freshEmail, newcomer, person } from './make-things.ts';

async function emailToken(kind: 'confirm' | 'reset', user: { id: string } | { email: string }): Promise<{ token: string }> {
  const issued = await issueEmailToken({ kind, user, request: { id: newId(), at: new Date() } });
  return { token: issued?.token ?? '' };
}

async function unconfirmed(world: World): Promise<{ email: string }> {
  const email = freshEmail(world);
  await signUp({ companyName: world.marker, email, ...newcomer }, { address: `test-${newId()}`, userAgent: '' });
  return { email };
}

/** What people do about their own login, and how a firm begins. */
export const accountSamples: Samples = {
  'account.beginSecondFactor': {
    input: async (_, { caller }) => {
      await forgetSecondFactor(caller);
      return { password: caller.password };
    },
    answer: secondFactorSecret,
  },
  'account.confirmSecondFactor': {
    input: async (_, { caller }) => ({ code: await pendingCode(caller) }),
    answer: recoveryCodes,
  },
  'account.endSecondFactor': {
    input: async (_, { caller }) => ({ password: caller.password, code: await recoveryCode(caller) }),
    answer: answers.nothing,
  },
  'account.showSecondFactor': {
    input: async (_, { caller }) => ({ code: await recoveryCode(caller) }),
    answer: answers.nothing,
  },
  'account.renewRecoveryCodes': {
    input: async (_, { caller }) => ({ code: await recoveryCode(caller) }),
    answer: recoveryCodes,
  },
  'account.secondFactor': { input: () => undefined, answer: secondFactorView },
  'account.changePassword': {
    input: (_, { caller }) => ({ current: caller.password, next: caller.password }),
    answer: answers.nothing,
  },
  'account.confirmEmail': { input: async (world) => emailToken('confirm', await unconfirmed(world)), answer: answers.nothing },
  'account.createWorkspace': { input: () => ({ companyName: `Second ${short()}` }), answer: answers.slug },
  'account.listSessions': { input: () => undefined, answer: answers.sessions },
  'account.me': { input: () => undefined, answer: answers.account },
  'account.requestPasswordReset': { input: (world) => ({ email: freshEmail(world) }), answer: answers.mailHint },
  'account.resendConfirmation': { input: () => undefined, answer: answers.mailHint },
  'account.resetPassword': {
    input: async (world) => ({
      ...(await emailToken('reset', { id: (await person(world)).userId })),
      password: newcomer.password,
    }),
    answer: answers.email,
  },
  'account.revokeOtherSessions': { input: () => undefined, answer: answers.revoked },
  'account.revokeSession': {
    input: async (_, { caller }) => ({
      sessionId: (await startSession(caller.userId, { address: '', userAgent: '' })).sessionId,
    }),
    answer: answers.nothing,
  },
  'signup.createWorkspace': {
    input: (world) => ({ companyName: `Firm ${short()}`, email: freshEmail(world), ...newcomer }),
    answer: answers.signedUp,
  },
};
