import { closeDatabase, openDatabase } from '@parley/db/database';
import { bus, openBus } from '../bus/bus.ts';
import { configureCore, type CoreConfig } from '../config.ts';
import { openPresence, closePresence } from '../presence/presence.ts';

/** Opens core in a test process against the databases that the test run provides; answers how to close it. */
export function openCore(urls: {
  appUrl: string;
  systemUrl: string;
  secret: string;
  dataDir: string;
  redisUrl?: string;
  stripe?: CoreConfig['stripe'];
  dnsServers?: string[];
}): () => Promise<void> {
  openDatabase({ appUrl: urls.appUrl, systemUrl: urls.systemUrl, name: 'test' });
  configureCore({
    secret: urls.secret,
    dataDir: urls.dataDir,
    publicUrl: 'http://localhost:3000',
    realtimeUrl: 'http://localhost:3001',
    mailFrom: 'Parley <no-reply@parley.example>',
    version: 'test',
    ...(urls.stripe ? { stripe: urls.stripe } : {}),
    ...(urls.dnsServers ? { dnsServers: urls.dnsServers } : {}),
  });
  openBus({ databaseUrl: urls.appUrl, redisUrl: urls.redisUrl });
  openPresence({ redisUrl: urls.redisUrl, node: 'test' });
  return async () => {
    await closePresence();
    await bus().close();
    await closeDatabase();
  };
}
