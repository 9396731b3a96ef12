import { isChatPath } from './chat-location.ts';

/**
 * Where the chat is, as the browser's address says. Next's own hooks follow an address in a transition, many frames later; the
 * chat changes places in the frame of the click, so it reads the address itself. Next is left out of moves within the chat
 * altogether: told late, it would write the address of a place back that has been left again meanwhile.
 */
const listeners = new Set<() => void>();
let slug: string | undefined;

export const readAddress = (): string => window.location.pathname + window.location.search;

export function followAddress(listener: () => void): () => void {
  if (listeners.size === 0) {
    slug = slugOf(window.location.pathname);
    window.addEventListener('popstate', takeStep, true);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('popstate', takeStep, true);
  };
}

/** Back and Forward: those that stay in this workspace's chat are ours alone. */
function takeStep(event: PopStateEvent): void {
  const { pathname } = window.location;
  if (isChatPath(pathname) && slugOf(pathname) === slug) event.stopImmediatePropagation();
  addressMoved();
}

const slugOf = (pathname: string) => pathname.split('/')[1];

/** For whoever moved the address by other means than the two below. */
export function addressMoved(): void {
  for (const listener of listeners) listener();
}

export function setAddress(path: string, act: 'pushState' | 'replaceState'): void {
  const state: unknown = window.history.state;
  // An entry with Next's own mark is one that it leaves alone now, and knows again when it comes back to it.
  window.history[act](typeof state === 'object' && state !== null && '__NA' in state ? state : null, '', path);
  addressMoved();
}
