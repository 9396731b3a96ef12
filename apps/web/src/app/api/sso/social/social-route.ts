import { socialProviders, type SocialProvider } from '@parley/contract/social';
import { notFound } from '@parley/core/app-error';
import { getAccount } from '@parley/core/identity/account';
import { requireSignedIn } from '@parley/core/identity/session';

export type SocialContext = { params: Promise<{ provider: string }> };

export async function toProvider({ params }: SocialContext): Promise<SocialProvider> {
  const { provider } = await params;
  const found = socialProviders.find((one) => one === provider);
  if (!found) throw notFound('provider');
  return found;
}

/** Where somebody who has come in goes: to what they were going to, to their only workspace, or to the list of them. */
export async function destination({ sessionToken, next }: { sessionToken: string; next: string | null }): Promise<string> {
  if (next) return next;
  const [only, another] = (await getAccount(await requireSignedIn(sessionToken))).workspaces;
  return only && !another ? `/${only.slug}` : '/workspaces';
}
