import * as z from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);

/** Everything that this service takes from its environment. A start with something missing names all of it. */
const schema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('production'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  NODE_NAME: z.string().min(1).max(60).default('realtime'),
  REALTIME_PORT: port.default(3001),
  PARLEY_SECRET: z.string().min(32, 'needs at least 32 characters'),
  APP_DATABASE_URL: z.url(),
  SYSTEM_DATABASE_URL: z.url(),
  REDIS_URL: z.url().optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  PUBLIC_URL: z.url(),
  PUBLIC_REALTIME_URL: z.url(),
  /** The origins whose pages may connect; PUBLIC_URL's is always one of them. */
  ALLOWED_ORIGINS: z.string().default(''),
  TRUSTED_PROXY_HOPS: z.coerce.number().int().min(0).max(5).default(0),
  /** Connections from one address: so many at once, and so many more each second. */
  CONNECTIONS_PER_ADDRESS: z.coerce.number().int().min(1).default(6_000),
  CONNECTIONS_PER_ADDRESS_PER_SECOND: z.coerce.number().int().min(1).default(500),
});

export type Env = z.infer<typeof schema> & { allowedOrigins: string[] };

export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The realtime service cannot start with this environment:\n${problems.join('\n')}`);
  }
  const origins = parsed.data.ALLOWED_ORIGINS.split(',').map((origin) => origin.trim());
  return {
    ...parsed.data,
    allowedOrigins: [new URL(parsed.data.PUBLIC_URL).origin, ...origins.filter((origin) => origin !== '')],
  };
}
