import type { SocialProvider } from '@parley/contract/social';
import { email as emailSchema } from '@parley/contract/primitives';
import { textIn, verifiedIn, type OpenIdClaims } from '../single-sign-on/open-id.ts';

/** Whom a provider has proven. `email` opens nothing by itself. */
export type SocialPerson = {
  provider: SocialProvider;
  issuer: string;
  subject: string;
  email: string;
  name: string | null;
  /** The address is this person's, and was shown to be. */
  isVerified: boolean;
  /** And it is the provider's to say so today: the mailbox is its own, or its customer's domain. */
  isVouched: boolean;
};

export function toSocialPerson(provider: SocialProvider, claims: OpenIdClaims): SocialPerson {
  const email = emailSchema.safeParse(textIn(claims, 'email') ?? '').data ?? '';
  const isVerified = email !== '' && judges[provider](claims, email) !== 'unverified';
  return {
    provider,
    issuer: claims.iss,
    subject: claims.sub,
    email,
    name: textIn(claims, 'name'),
    isVerified,
    isVouched: email !== '' && judges[provider](claims, email) === 'vouched',
  };
}

type Judgement = 'unverified' | 'verified' | 'vouched';

const judges: { [Provider in SocialProvider]: (claims: OpenIdClaims, email: string) => Judgement } = {
  // Google speaks for its own mailboxes, and for domains of its customers (`hd`). Any other address was shown to it once, perhaps
  // years ago, and may be somebody else's by now.
  google: (claims, email) => {
    if (verifiedIn(claims) !== true) return 'unverified';
    return /@(?:gmail|googlemail)\.com$/.test(email) || textIn(claims, 'hd') !== null ? 'vouched' : 'verified';
  },
  // In Microsoft's directories an administrator writes what they like into `email`. Only where Microsoft says that the owner
  // of the domain has been verified does it mean anything.
  microsoft: (claims, email) => {
    const said = claims['xms_edov'];
    const owned = said === true || said === 1 || said === 'true' || said === '1';
    return owned || listIn(claims, 'verified_primary_email').includes(email) ? 'vouched' : 'unverified';
  },
};

function listIn(claims: OpenIdClaims, name: string): string[] {
  const value = claims[name];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string').map((one) => one.toLowerCase()) : [];
}
