import { billingEnv } from '@parley/core/billing/billing-env';
import { providerEnv } from '@parley/core/single-sign-on/provider-env';
import { storageEnv } from '@parley/core/storage/storage-env';
import * as z from 'zod';

/** Everything that this service takes from its environment. A start with something missing names all of it. */
const fields = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('production'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  PARLEY_SECRET: z.string().min(32, 'needs at least 32 characters'),
  APP_DATABASE_URL: z.url(),
  SYSTEM_DATABASE_URL: z.url(),
  JOB_DATABASE_URL: z.url(),
  REDIS_URL: z.url().optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  PUBLIC_URL: z.url(),
  PUBLIC_REALTIME_URL: z.url(),
  SMTP_URL: z.url().optional(),
  MAIL_FROM: z.string().min(3).default('Parley <no-reply@parley.invalid>'),
  ...storageEnv,
  ...billingEnv,
  ...providerEnv,
  /** Where a second copy is put every night, and how many are kept; `docs/operations.md` says what the address has to be. */
  BACKUP_DIR: z.string().min(1).optional(),
  BACKUP_DATABASE_URL: z.url().optional(),
  BACKUP_KEEP: z.coerce.number().int().min(1).max(1_000).default(7),
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(100).default(4),
  /** Where `GET /api/health` is answered; without it nothing listens. */
  WORKER_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
});
const schema = fields.refine(({ BACKUP_DIR, BACKUP_DATABASE_URL }) => !BACKUP_DIR || BACKUP_DATABASE_URL, {
  path: ['BACKUP_DATABASE_URL'],
  message: 'is needed where BACKUP_DIR is set',
});
const backupSchema = fields
  .omit({ JOB_DATABASE_URL: true, APP_DATABASE_URL: true, SYSTEM_DATABASE_URL: true })
  .extend({ BACKUP_DATABASE_URL: z.url() });
const restoreSchema = fields
  .omit({ JOB_DATABASE_URL: true, APP_DATABASE_URL: true, SYSTEM_DATABASE_URL: true })
  .extend({ DATABASE_URL: z.url(), MIGRATIONS_DIR: z.string().min(1) });
const queueSchema = fields.pick({ JOB_DATABASE_URL: true });
const seedSchema = fields.omit({ JOB_DATABASE_URL: true });

export type Env = z.infer<typeof schema>;
export type SeedEnv = z.infer<typeof seedSchema>;

export const readEnv = (): Env => read(schema);
/** What the commands that fill a database need. */
export const readSeedEnv = (): SeedEnv => read(seedSchema);
/** What making a backup needs: an address whose role may become the one for backups. */
export const readBackupEnv = (): z.infer<typeof backupSchema> => read(backupSchema);
/** What restoring one needs: the owner's address. */
export const readRestoreEnv = (): z.infer<typeof restoreSchema> => read(restoreSchema);
/** What the command over the job queue needs. */
export const readQueueEnv = (): { JOB_DATABASE_URL: string } => read(queueSchema);

function read<Shape extends z.ZodType>(shape: Shape): z.infer<Shape> {
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  const parsed = shape.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The worker cannot start with this environment:\n${problems.join('\n')}`);
}
