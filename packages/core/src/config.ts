import type { SocialProvider } from '@parley/contract/social';
import type { OpenIdProvider } from './single-sign-on/open-id.ts';
import type { S3Config } from './storage/s3-storage.ts';

/** What an app tells core once at start, from its own env file. Core itself reads no environment. */
export type CoreConfig = {
  /** Signs tickets and keys hashes. At least 32 characters. */
  secret: string;
  dataDir: string;
  publicUrl: string;
  realtimeUrl: string;
  smtpUrl?: string;
  mailFrom: string;
  /** For tests only: lets a push go to a machine of one's own, and without TLS. */
  allowsLocalPush?: boolean;
  /** For development and tests: identity providers, and receivers of an audit log, may stand on this machine and answer without TLS. */
  allowsLocalProviders?: boolean;
  /** Where people sign in with an account of their own, by provider; one that is not here is not offered. */
  social?: { [Provider in SocialProvider]?: OpenIdProvider };
  version: string;
  /** The payment service; without it nothing can be paid. `apiUrl` is a stand-in's. */
  stripe?: { secretKey: string; webhookSecret: string | null; apiUrl: string | null };
  /** Where files lie; without it in `dataDir`. */
  s3?: S3Config;
  /** Where the nightly second copy lies, how many of them, and a login that may become the role for backups. */
  backup?: { dir: string; keep: number; databaseUrl: string };
  /** Where proofs of mail domains are looked up, `address` or `address:port`; without it the machine's own resolvers. */
  dnsServers?: string[];
  /** The virus scanner: `tcp://host:port` or `unix:/path`. With it nothing is served that it has not passed. */
  clamdUrl?: string;
};

const registry = globalThis as typeof globalThis & { parleyConfig?: CoreConfig };

export function configureCore(config: CoreConfig): void {
  registry.parleyConfig = config;
}

export function config(): CoreConfig {
  if (!registry.parleyConfig) throw new Error('configureCore() has not been called in this process');
  return registry.parleyConfig;
}
