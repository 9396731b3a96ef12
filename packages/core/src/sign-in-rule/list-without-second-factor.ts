import type { WithoutSecondFactor } from '@parley/contract/sign-in-rules';
import { systemDb } from '@parley/db/with-system';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { requireAllowed } from '../policy/decide.ts';

const shown = 50;

/** Who has no second factor yet: how many, and the first of them by name. Whoever may set the rule may see whom it meets. */
export async function listWithoutSecondFactor(actor: Actor): Promise<WithoutSecondFactor> {
  requireAllowed(actor, 'rules.manage', null);
  const members = await withTenant(actor.tenantId, (tx) =>
    tx.member.findMany({
      where: { deactivatedAt: null },
      select: { id: true, userId: true, name: true, role: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    }),
  );
  const theirs = { userId: { in: members.map(({ userId }) => userId) } };
  const codes = await systemDb().secondFactor.findMany({
    where: { ...theirs, confirmedAt: { not: null } },
    select: { userId: true },
  });
  const passkeys = await systemDb().passkey.findMany({ where: theirs, select: { userId: true }, distinct: ['userId'] });
  const have = new Set([...codes, ...passkeys].map(({ userId }) => userId));
  const without = members.filter(({ userId }) => !have.has(userId));
  return {
    total: without.length,
    items: without.slice(0, shown).map(({ id, name, role }) => ({ memberId: id, name, role })),
  };
}
