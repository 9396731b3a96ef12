/** First parts of paths that belong to Parley itself and are never a workspace. */
export const ownPaths = new Set([
  'api',
  'confirm',
  'forgot',
  'invitation',
  'locked',
  'recover',
  'reset',
  'second-step',
  'signin',
  'signup',
  'workspaces',
]);

/** The workspace that the page in front of the person is about, from its address. */
export function currentSlug(pathname: string): string | null {
  const first = pathname.split('/')[1] ?? '';
  return first && !ownPaths.has(first) ? first : null;
}
