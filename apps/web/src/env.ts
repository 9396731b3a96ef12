import { billingEnv } from '@parley/core/billing/billing-env';
import { providerEnv } from '@parley/core/single-sign-on/provider-env';
import { socialEnv } from '@parley/core/social-sign-in/social-env';
import { storageEnv } from '@parley/core/storage/storage-env';
import * as z from 'zod';

const address = z.url({ protocol: /^https?$/ });
const database = z.url({ protocol: /^postgres(ql)?$/ });
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const webEnv = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  PARLEY_SECRET: z.string().min(32),
  NEXTAUTH_SECRET: z.string().min(32),
  NEXTAUTH_URL: optional(address),
  APP_DATABASE_URL: database,
  SYSTEM_DATABASE_URL: database,
  REDIS_URL: optional(z.url({ protocol: /^rediss?$/ })),
  DATA_DIR: z.string().min(1),
  PUBLIC_URL: address,
  PUBLIC_REALTIME_URL: address,
  SMTP_URL: optional(z.url({ protocol: /^smtps?$/ })),
  MAIL_FROM: z.string().min(3).default('Parley <parley@localhost>'),
  /** Where proofs of mail domains are looked up: `address:port`, several with commas. Empty: the machine's own resolvers. */
  DNS_SERVERS: optional(z.string().max(500)),
  ...storageEnv,
  ...billingEnv,
  ...providerEnv,
  ...socialEnv,
  /** How many reverse proxies of ours stand in front and append to X-Forwarded-For. 0: believe the socket alone. */
  TRUSTED_PROXY_HOPS: z.coerce.number().int().min(0).max(5).default(0),
});
export type WebEnv = z.infer<typeof webEnv>;

let read: WebEnv | undefined;

/**
 * The only place where this app reads its environment. Read on first use rather than on import, because `next build`
 * imports every route on machines that have no database. `instrumentation.ts` calls it at start, so that a missing
 * variable ends the process with the whole list.
 */
export function env(): WebEnv {
  if (read) return read;
  const result = webEnv.safeParse(process.env);
  if (!result.success) throw new Error(`The environment is not complete.\n${z.prettifyError(result.error)}`);
  read = result.data;
  return read;
}

/** Next's own switch: `next dev` needs `eval` in the content security policy, nothing else does. */
export const isDevelopment = process.env.NODE_ENV === 'development';
