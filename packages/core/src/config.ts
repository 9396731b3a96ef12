/** What an app tells core once at start, from its own env file. Core itself reads no environment. */
export type CoreConfig = {
  /** Signs tickets and keys hashes. At least 32 characters. */
  secret: string;
  dataDir: string;
  publicUrl: string;
  realtimeUrl: string;
  smtpUrl?: string;
  mailFrom: string;
  version: string;
};

const registry = globalThis as typeof globalThis & { parleyConfig?: CoreConfig };

export function configureCore(config: CoreConfig): void {
  registry.parleyConfig = config;
}

export function config(): CoreConfig {
  if (!registry.parleyConfig) throw new Error('configureCore() has not been called in this process');
  return registry.parleyConfig;
}
