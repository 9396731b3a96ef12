import { billingConfig } from '@parley/core/billing/billing-env';
import { hearBarriers } from '@parley/core/barrier/hear-barriers';
import { hearLabels } from '@parley/core/label/hear-labels';
import { openBus } from '@parley/core/bus/bus';
import { configureCore } from '@parley/core/config';
import { log } from '@parley/core/log';
import { openPresence } from '@parley/core/presence/presence';
import { openDatabase } from '@parley/core/realtime/open-database';
import { providerConfig } from '@parley/core/single-sign-on/provider-env';
import { socialConfig } from '@parley/core/social-sign-in/social-env';
import { storageConfig } from '@parley/core/storage/storage-env';
import { env, isDevelopment } from '../env.ts';
import packageJson from '../../package.json' with { type: 'json' };

/** Opens what the use cases stand on. Once per process, before the first request. */
export function startCore(): void {
  const read = env();
  log.level = read.LOG_LEVEL;
  configureCore({
    secret: read.PARLEY_SECRET,
    dataDir: read.DATA_DIR,
    publicUrl: read.PUBLIC_URL,
    realtimeUrl: read.PUBLIC_REALTIME_URL,
    smtpUrl: read.SMTP_URL,
    mailFrom: read.MAIL_FROM,
    version: packageJson.version,
    ...(read.DNS_SERVERS ? { dnsServers: read.DNS_SERVERS.split(',').map((server) => server.trim()) } : {}),
    ...storageConfig(read),
    ...billingConfig(read),
    ...providerConfig(read, isDevelopment),
    ...socialConfig(read),
  });
  openDatabase({ appUrl: read.APP_DATABASE_URL, systemUrl: read.SYSTEM_DATABASE_URL, name: 'web' });
  openBus({ databaseUrl: read.APP_DATABASE_URL, redisUrl: read.REDIS_URL });
  openPresence({ redisUrl: read.REDIS_URL, node: 'web' });
  hearBarriers();
  hearLabels();
}
