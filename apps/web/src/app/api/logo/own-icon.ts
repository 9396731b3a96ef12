import { resolveActor } from '@parley/core/identity/session';
import { iconLink } from '@parley/core/workspace/logo-link';
import { cookies } from 'next/headers';
import { readSessionToken } from '@/lib/session-cookie';

/** The address of the firm's logo as an icon, for its members; null for everybody else. */
export async function ownIcon(slug: string): Promise<string | null> {
  const token = readSessionToken(await cookies());
  return resolveActor(token, slug).then(iconLink, () => null);
}
