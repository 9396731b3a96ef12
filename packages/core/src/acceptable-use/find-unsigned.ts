import type { Role } from '@parley/contract/member-view';
import { withTenant } from '@parley/db/with-tenant';
import { closesFor, rememberedText } from './require-signed.ts';

/** Who of these members has to sign before they talk. Where the firm's text closes nothing, the database is not asked. */
export async function findUnsigned(tenantId: string, members: { memberId: string; role: Role }[]): Promise<Set<string>> {
  const text = await rememberedText(tenantId);
  const asked = [...new Set(members.filter(({ role }) => closesFor(text, role)).map(({ memberId }) => memberId))];
  if (!text || asked.length === 0) return new Set();
  const where = { memberId: { in: asked }, version: { gte: text.needed } };
  const signed = await withTenant(tenantId, (tx) => tx.acceptableUseSignature.findMany({ where, select: { memberId: true } }));
  const unsigned = new Set(asked);
  for (const { memberId } of signed) unsigned.delete(memberId);
  return unsigned;
}
