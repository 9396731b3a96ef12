import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { notFound } from '../app-error.ts';
import { readPreferences } from '../preference/preferences.ts';
import { seenMembers } from './list-members.ts';

/** Where a person's day is, as they have said it themselves, for whoever may see the person; null when they have not. */
export async function getMemberTimeZone(actor: Actor, memberId: string): Promise<{ timeZone: string | null }> {
  if (!(await seenMembers(actor, [memberId])).includes(memberId)) throw notFound('person');
  const { timeZone } = await withTenant(actor.tenantId, (tx) => readPreferences(tx, memberId));
  return { timeZone };
}
