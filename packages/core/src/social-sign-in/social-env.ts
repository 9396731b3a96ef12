import * as z from 'zod';
import type { CoreConfig } from '../config.ts';

const word = z.preprocess((value) => (value === '' ? undefined : value), z.string().min(1).max(500).optional());
const issuer = z.preprocess((value) => (value === '' ? undefined : value), z.url({ protocol: /^https?$/ }).optional());

/** What the web app takes from its environment about Google and Microsoft. Without ID and secret the provider is not offered. */
export const socialEnv = {
  GOOGLE_CLIENT_ID: word,
  GOOGLE_CLIENT_SECRET: word,
  GOOGLE_ISSUER: issuer,
  MICROSOFT_CLIENT_ID: word,
  MICROSOFT_CLIENT_SECRET: word,
  MICROSOFT_ISSUER: issuer,
};
const schema = z.object(socialEnv);

const toProvider = (clientId: string | undefined, clientSecret: string | undefined, at: string) =>
  clientId && clientSecret ? { issuer: at, clientId, clientSecret } : null;

export function socialConfig(env: z.infer<typeof schema>): Pick<CoreConfig, 'social'> {
  const google = toProvider(env.GOOGLE_CLIENT_ID, env.GOOGLE_CLIENT_SECRET, env.GOOGLE_ISSUER ?? 'https://accounts.google.com');
  const microsoft = toProvider(
    env.MICROSOFT_CLIENT_ID,
    env.MICROSOFT_CLIENT_SECRET,
    env.MICROSOFT_ISSUER ?? 'https://login.microsoftonline.com/common/v2.0',
  );
  return { social: { ...(google ? { google } : {}), ...(microsoft ? { microsoft } : {}) } };
}
