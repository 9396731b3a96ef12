import type { SocialProvider } from '@parley/contract/social';

/** As they are called everywhere. */
export const providerName: { [Provider in SocialProvider]: string } = { google: 'Google', microsoft: 'Microsoft' };
