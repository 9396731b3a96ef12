import { webBuild } from '@/lib/web-build';

/** Where the browser has workers for pages; not in a private window of some, nor over plain http. */
const workers = () => (typeof navigator !== 'undefined' && 'serviceWorker' in navigator ? navigator.serviceWorker : null);

/** The files this page has fetched so far: the worker was not there yet when the first of them came. */
const fetchedPaths = () =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin }) => origin === window.location.origin)
    .map(({ pathname, search }) => pathname + search);

/** What the page the worker keeps depends on besides the build. */
const pageStamp = () => {
  const { lang, dir, dataset } = document.documentElement;
  return [webBuild, lang, dir, dataset['theme']].join(' ');
};

/** Has the worker keep this workspace's page, and tells when one of a newer build waits. Answers how to stop. */
export function startAppWorker(slug: string, onNewVersion: () => void): () => void {
  const container = workers();
  if (!container) return () => {};
  const listeners = new AbortController();
  const { signal } = listeners;
  let registration: ServiceWorkerRegistration | undefined;

  container.addEventListener(
    'message',
    ({ data }: MessageEvent<{ type?: string; build?: string } | null>) => {
      if (data?.type !== 'ready') return;
      if (data.build !== webBuild) onNewVersion();
      else void activateWaiting();
    },
    { signal },
  );
  document.addEventListener(
    'visibilitychange',
    () => document.visibilityState === 'visible' && void registration?.update().catch(() => {}),
    { signal },
  );

  const start = async () => {
    registration = await container.register('/sw.js', { scope: '/', updateViaCache: 'none' });
    // A page comes from the server before it comes from the worker, so one that finds a worker waiting is as new as that.
    registration.waiting?.postMessage({ type: 'activate' });
    const { active } = await container.ready;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker, which is of this origin
    if (!signal.aborted) active?.postMessage({ type: 'keep', slug, stamp: pageStamp(), paths: fetchedPaths() });
  };
  start().catch(() => {
    // Refused by the browser: the chat works without.
  });
  return () => listeners.abort();
}

async function activateWaiting(): Promise<void> {
  const registration = await workers()?.getRegistration();
  (registration?.waiting ?? registration?.installing)?.postMessage({ type: 'activate' });
}

/** The waiting worker takes over, and the page is fetched anew under it. */
export async function moveToNewVersion(): Promise<void> {
  workers()?.addEventListener('controllerchange', () => window.location.reload(), { once: true });
  await activateWaiting();
}

/** On signing out. */
export function forgetPages(): void {
  workers()?.controller?.postMessage({ type: 'forget' });
}
