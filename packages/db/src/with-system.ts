import { database } from './database.ts';
import type { Prisma } from './generated/client.ts';

/**
 * A transaction over identity (users, sessions, the directory of workspaces). Tenant rows stay invisible in it until
 * `enterTenant` names the tenant. Who may import this file is held by a test.
 */
export type SystemTx = Omit<Prisma.TransactionClient, '$queryRawUnsafe' | '$executeRawUnsafe'>;

export async function withSystem<Result>(fn: (tx: SystemTx) => Promise<Result>): Promise<Result> {
  return database().systemPrisma.$transaction((tx) => fn(tx), { maxWait: 10_000, timeout: 15_000 });
}

/** From here to the end of the transaction this tenant's rows exist, and no other's. */
export async function enterTenant(tx: SystemTx, tenantId: string): Promise<void> {
  await tx.$queryRaw`SELECT set_config('app.tenant_id', ${tenantId}, true)`;
}

/** The identity tables outside any transaction, for single reads. */
export function systemDb(): Omit<SystemTx, '$queryRaw' | '$executeRaw'> {
  return database().systemPrisma;
}
