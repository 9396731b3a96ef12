// What the chat needs without a network: the page that every member gets alike, and the files it is made of. Nothing of any
// member's passes through here: answers of the API are neither kept nor looked at. A part of `/sw.js`, which names the build.
{
  const files = `parley-files-${self.build}`;
  const pages = `parley-pages-${self.build}`;
  const offlinePage = '/static/offline';
  /** Of the build before, as a tab that still shows it fetches parts that the server has no more. */
  const fileCachesMax = 2;

  self.addEventListener('install', (event) => event.waitUntil(prepare()));
  self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
  self.addEventListener('fetch', (event) => {
    const { request } = event;
    const url = new URL(request.url);
    if (request.method !== 'GET' || url.origin !== self.location.origin) return;
    if (isFile(url)) event.respondWith(answerFile(event));
    else if (request.mode === 'navigate' && !url.pathname.startsWith('/api/')) event.respondWith(answerPage(event, url));
  });
  self.addEventListener('message', (event) => {
    const { type, slug, stamp, paths } = event.data ?? {};
    if (type === 'keep') event.waitUntil(keep(String(slug), String(stamp), Array.isArray(paths) ? paths : []));
    if (type === 'forget') event.waitUntil(forget());
    if (type === 'activate') event.waitUntil(self.skipWaiting());
  });

  async function prepare() {
    const page = await fetch(offlinePage, { credentials: 'same-origin' });
    if (!page.ok) throw new Error(`The page for no connection answered ${page.status}.`);
    await (await caches.open(pages)).put(offlinePage, page.clone());
    const parts = new Set((await page.text()).match(/\/_next\/static\/[\w./~-]+/g));
    await keepFiles([...parts]);
    for (const client of await self.clients.matchAll({ includeUncontrolled: true }))
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a page of this origin
      client.postMessage({ type: 'ready', build: self.build });
  }

  async function takeOver() {
    const held = await caches.keys();
    const old = [
      ...held.filter((name) => name.startsWith('parley-pages-') && name !== pages),
      ...held.filter((name) => name.startsWith('parley-files-')).slice(0, -fileCachesMax),
    ];
    await Promise.all(old.map((name) => caches.delete(name)));
    await self.registration.navigationPreload?.enable();
    await self.clients.claim();
  }

  const isFile = ({ pathname }) => ['/_next/static/', '/static/icons/', '/emoji/'].some((start) => pathname.startsWith(start));

  /** A file whose name is of its content never changes; any other is asked for anew as long as there is a network. */
  async function answerFile({ request }) {
    const kept = await caches.match(request);
    if (kept?.headers.get('cache-control')?.includes('immutable')) return kept;
    try {
      const answer = await fetch(request);
      if (answer.ok) await keepAnswer(request, answer.clone());
      return answer;
    } catch (error) {
      if (kept) return kept;
      throw error;
    }
  }

  const keepAnswer = async (request, answer) => (await caches.open(files)).put(request, answer).catch(() => {});

  async function keepFiles(paths) {
    for (const path of paths) {
      const url = new URL(path, self.location.origin);
      if (url.origin !== self.location.origin || !isFile(url) || (await caches.match(url.href))) continue;
      const answer = await fetch(url.href).catch(() => null);
      if (answer?.ok) await keepAnswer(url.href, answer);
    }
  }

  async function answerPage(event, url) {
    try {
      return (await event.preloadResponse) ?? (await fetch(event.request));
    } catch {
      const [, slug, part = ''] = url.pathname.split('/');
      const isChat = slug !== '' && !['admin', 'settings'].includes(part);
      const held = await caches.open(pages);
      const shell = isChat ? await held.match(`/${slug}`) : undefined;
      return shell ?? (await held.match(offlinePage)) ?? Response.error();
    }
  }

  /** `stamp` says what else than the build the page depends on: language, direction and theme. */
  async function keep(slug, stamp, paths) {
    const held = await caches.open(pages);
    const path = `/${encodeURIComponent(slug)}`;
    const former = await held.match(path);
    if (former?.headers.get('x-stamp') !== stamp) {
      const page = await fetch(path, { credentials: 'same-origin' });
      if (!page.ok || page.redirected) return;
      const headers = new Headers(page.headers);
      headers.set('x-stamp', stamp);
      await held.put(path, new Response(await page.blob(), { headers }));
    }
    await keepFiles(paths);
  }

  /** Who signs out leaves no way in. */
  async function forget() {
    const held = await caches.open(pages);
    for (const { url } of await held.keys()) if (new URL(url).pathname !== offlinePage) await held.delete(url);
  }
}
