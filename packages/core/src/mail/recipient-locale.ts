import { locales, type Locale } from '@parley/contract/choices';
import { systemDb } from '@parley/db/with-system';
import { withTenant } from '@parley/db/with-tenant';
import { readPreferences } from '../preference/preferences.ts';

const toLocale = (value: string | null | undefined): Locale | null => locales.find((locale) => locale === value) ?? null;
const workspacesAsked = 20;

/** The language of the page where a person last signed up, joined or signed in; null for somebody of before. */
export async function lastLocale(userId: string): Promise<Locale | null> {
  const user = await systemDb().user.findUnique({ where: { id: userId }, select: { locale: true } });
  return toLocale(user?.locale);
}

/** The language to write to a person in: chosen in a workspace of theirs, the first before the later, else the last they used. */
export async function recipientLocale(userId: string): Promise<Locale | null> {
  const memberships = await systemDb().membership.findMany({
    where: { userId },
    orderBy: { createdAt: 'asc' },
    take: workspacesAsked,
  });
  for (const { tenantId, memberId } of memberships) {
    const { locale } = await withTenant(tenantId, (tx) => readPreferences(tx, memberId));
    if (locale) return locale;
  }
  return lastLocale(userId);
}

/** The same for the holder of an address; null for a stranger. */
export async function localeOfAddress(email: string): Promise<Locale | null> {
  const user = await systemDb().user.findUnique({ where: { email }, select: { id: true } });
  return user && recipientLocale(user.id);
}
