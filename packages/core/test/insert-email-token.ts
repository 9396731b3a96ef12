import { systemDb } from '@parley/db/with-system';

type Given = { tokenHash: Uint8Array<ArrayBuffer>; kind: string; userId: string; email: string; tenantId?: string };

/** As if it had been mailed just now. */
export async function insertEmailToken(given: Given): Promise<void> {
  await systemDb().emailToken.create({ data: { ...given, expiresAt: new Date(Date.now() + 600_000) } });
}
