import { database } from './database.ts';
import type { Prisma } from './generated/client.ts';

/** A transaction in which one tenant's rows, and no others, exist. */
export type TenantTx = Omit<
  Prisma.TransactionClient,
  | '$queryRawUnsafe'
  | '$executeRawUnsafe'
  | 'user'
  | 'session'
  | 'emailToken'
  | 'workspace'
  | 'membership'
  | 'billingCustomer'
  | 'secondFactor'
  | 'recoveryCode'
  | 'passkey'
  | 'passkeyChallenge'
  | 'formerAddress'
  | 'erasure'
  | 'signInAttempt'
  | 'socialAccount'
  | 'provenDomain'
  | 'secondCopy'
>;

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The one door to a tenant's data. Runs `fn` in one transaction of the serving role with the tenant set for that
 * transaction only; what `fn` throws rolls everything back. With `isOneMoment` all its queries see the same moment. No network calls inside: it holds a connection.
 */
export async function withTenant<Result>(
  tenantId: string,
  fn: (tx: TenantTx) => Promise<Result>,
  options: { isOneMoment?: boolean } = {},
): Promise<Result> {
  if (!uuid.test(tenantId)) throw new Error('withTenant needs a tenant id');
  return database().appPrisma.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT set_config('app.tenant_id', ${tenantId}, true)`;
      return fn(tx);
    },
    { maxWait: 10_000, timeout: 15_000, ...(options.isOneMoment ? { isolationLevel: 'RepeatableRead' as const } : {}) },
  );
}
