import { billingConfig } from '@parley/core/billing/billing-env';
import { configureCore } from '@parley/core/config';
import { log } from '@parley/core/log';
import { openDatabase } from '@parley/core/realtime/open-database';
import { providerConfig } from '@parley/core/single-sign-on/provider-env';
import { storageConfig } from '@parley/core/storage/storage-env';
import type { SeedEnv } from './env.ts';
import packageJson from '../package.json' with { type: 'json' };

/** Opens what the use cases stand on. */
export function startCore(env: SeedEnv, name: string): void {
  configure(env);
  openDatabase({ appUrl: env.APP_DATABASE_URL, systemUrl: env.SYSTEM_DATABASE_URL, name });
}

/** The same without a database, for what makes one. */
export function configure(env: Omit<SeedEnv, 'APP_DATABASE_URL' | 'SYSTEM_DATABASE_URL'>): void {
  log.level = env.LOG_LEVEL;
  configureCore({
    secret: env.PARLEY_SECRET,
    dataDir: env.DATA_DIR,
    publicUrl: env.PUBLIC_URL,
    realtimeUrl: env.PUBLIC_REALTIME_URL,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    version: packageJson.version,
    ...(env.BACKUP_DIR && env.BACKUP_DATABASE_URL
      ? { backup: { dir: env.BACKUP_DIR, keep: env.BACKUP_KEEP, databaseUrl: env.BACKUP_DATABASE_URL } }
      : {}),
    ...storageConfig(env),
    ...billingConfig(env),
    ...providerConfig(env, env.NODE_ENV === 'development'),
  });
}
