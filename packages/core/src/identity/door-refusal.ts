import { toDoorRuleName, type DoorRule } from '@parley/contract/door-rule';
import { AppError } from '../app-error.ts';

const reasons: { [Rule in DoorRule]: string } = {
  address: 'This workspace opens from certain networks only, and yours is not one of them. Use a network of your firm, or its VPN.',
  sessionLength: 'Your workspace asks everybody to sign in again after a while. Sign in to continue.',
  idle: 'You were away for longer than your workspace allows. Sign in to continue.',
  singleSignOn: 'This workspace asks everybody to sign in through the firm. Sign out, and choose your firm’s sign-in.',
  secondFactor: 'This workspace asks for a second step at sign-in. Set it up, or enter your code, to continue.',
};

/** What a person reads whom a rule of their firm keeps out. To everything else they are as if signed out. */
export const doorRefusal = (rule: DoorRule): AppError =>
  new AppError('UNAUTHENTICATED', { message: reasons[rule], rule: toDoorRuleName(rule) });
