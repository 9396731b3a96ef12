/**
 * What somebody had typed when they left to pay for more seats: it is there again when they come back. For this tab only, and
 * signing out takes it away.
 */
export type KeptInvitation =
  | { kind: 'people'; addresses: string; role: 'member' | 'admin' | 'guest'; channelIds: string[]; lastDay: string }
  | { kind: 'list'; text: string };

const prefix = 'parley.invitation.';

export function keepInvitation(slug: string, kept: KeptInvitation): void {
  sessionStorage.setItem(prefix + slug, JSON.stringify(kept));
}

export function readKeptInvitation(slug: string): KeptInvitation | null {
  const found = sessionStorage.getItem(prefix + slug);
  return found === null ? null : (JSON.parse(found) as KeptInvitation);
}

export const forgetInvitation = (slug: string): void => sessionStorage.removeItem(prefix + slug);

export function forgetInvitations(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
}
