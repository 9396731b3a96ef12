import { socialProviders, type SocialProvider } from '@parley/contract/social';
import { AppError, notFound } from '../app-error.ts';
import { config } from '../config.ts';
import type { OpenIdProvider } from '../single-sign-on/open-id.ts';

/** Those that are set up on this server. */
export const offeredProviders = (): SocialProvider[] => socialProviders.filter((one) => config().social?.[one]);

export function readSocialProvider(provider: SocialProvider): OpenIdProvider {
  const found = config().social?.[provider];
  if (!found) throw notFound('provider');
  return found;
}

/** Each provider has an address of its own to come back to, so that no answer of one passes for the other's. */
export const socialRedirectUri = (provider: SocialProvider): string => `${config().publicUrl}/api/sso/social/${provider}/back`;

export const socialIsOut = (cause: unknown) =>
  new AppError('INVALID', {
    message: 'The sign-in provider cannot be reached, or gave an answer that cannot be used. Try again in a while.',
    rule: 'social-provider-out',
    cause,
  });
