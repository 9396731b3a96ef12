import type { SystemTx } from '@parley/db/with-system';

/** What one request of a directory works in: one transaction, with the tenant's stream locked, so that no two cross. */
export type ScimContext = {
  tenantId: string;
  tx: SystemTx;
  /** Of a password that nobody knows, for whoever is made. */
  passwordHash: string;
  /** The firm is read-only: only leaving goes on. */
  requireWritable: () => Promise<void>;
  /** To be done once it has been committed. */
  after: (() => Promise<void> | void)[];
};

/** How many people, or groups, a directory can list. */
export const listMax = 10_000;
