import { unattendedHeader, workspaceHeader } from '@parley/contract/ticket';
import { requireSigned } from '@parley/core/acceptable-use/require-signed';
import type { Actor } from '@parley/core/actor';
import { AppError } from '@parley/core/app-error';
import { getAccount } from '@parley/core/identity/account';
import { requireSignedIn, resolveActor } from '@parley/core/identity/session';
import { cookies } from 'next/headers';
import { currentSlug } from './current-slug.ts';
import { readSessionToken } from './session-cookie.ts';

/**
 * Who acts in a request to one of our routes. The workspace is the one its header names; a program with a single
 * workspace may leave the header out.
 */
export async function requestActor(request: Request): Promise<Actor> {
  const [actor, another] = await requestActors(request);
  if (!actor) throw new AppError('NOT_FOUND', { message: 'You are in no workspace at present.' });
  if (another && !request.headers.get(workspaceHeader))
    throw new AppError('INVALID', { message: `Say which workspace this is about, in the header ${workspaceHeader}.` });
  await requireSigned(actor);
  return actor;
}

/**
 * The same for what browsers fetch by address alone, pictures above all: without a header it is the person in each of
 * their workspaces, that of the page which asked first.
 */
export async function requestActors(request: Request): Promise<Actor[]> {
  const token = readSessionToken(await cookies());
  const named = request.headers.get(workspaceHeader);
  const isUnattended = request.headers.has(unattendedHeader);
  if (named) return [await resolveActor(token, named, { isUnattended })];
  const { workspaces } = await getAccount(await requireSignedIn(token));
  const asking = refererSlug(request);
  const slugs = workspaces.map(({ slug }) => slug).sort((a, b) => Number(b === asking) - Number(a === asking));
  // A firm whose sign-in rules keep this session out does not stand in the way of the person's others.
  const asked = await Promise.allSettled(slugs.map((slug) => resolveActor(token, slug)));
  const actors = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const [first] = asked;
  if (actors.length === 0 && first?.status === 'rejected') throw first.reason;
  return actors;
}

function refererSlug(request: Request): string | null {
  const referer = request.headers.get('referer');
  return referer && URL.canParse(referer) ? currentSlug(new URL(referer).pathname) : null;
}
