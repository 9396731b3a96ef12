import { AppError } from '../app-error.ts';
import { resolveActor } from '../identity/session.ts';
import { findCurrentSlug } from './find-current-slug.ts';

/**
 * Where a page of a workspace that has moved lives today, for its members. Null for everybody else, as for an address that
 * nobody ever had: it tells a stranger nothing. For one that is in use it costs one look at a key.
 */
export async function findMovedAddress(sessionToken: string, slug: string): Promise<string | null> {
  const current = await findCurrentSlug(slug);
  if (!current || current === slug) return null;
  try {
    // Whoever has the address today comes before whoever had it.
    const actor = await resolveActor(sessionToken, slug, { isUnattended: true });
    return actor.slug === slug ? null : actor.slug;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
