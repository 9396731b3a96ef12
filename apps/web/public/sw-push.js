// What a closed browser does with a push: shows it, and leads to the message when it is pressed. A part of `/sw.js`.

self.addEventListener('push', (event) => {
  event.waitUntil(show(event.data));
});

async function show(data) {
  // Browsers take the permission away from whoever stays silent, so something is shown in any case.
  const { title = 'Parley', body = '', tag, path = '/' } = read(data);
  await self.registration.showNotification(title, { body, tag, renotify: Boolean(tag), icon: '/static/icons/icon-192.png', badge: '/static/icons/badge-96.png', dir: 'auto', data: { path } });
}

function read(data) {
  try {
    return data.json();
  } catch {
    return {};
  }
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.path));
});

/** The tab that shows this workspace comes to the front; without one a new one opens. Never an address outside. */
async function open(path) {
  const url = new URL(typeof path === 'string' ? path : '/', self.location.origin);
  if (url.origin !== self.location.origin) return;
  const workspace = `/${url.pathname.split('/')[1]}`;
  const tabs = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const tab = tabs.find((each) => new URL(each.url).pathname.startsWith(workspace));
  if (!tab) return self.clients.openWindow(url.href);
  await tab.focus();
  // A tab that another worker, or none, controls cannot be led by this one.
  return tab.navigate(url.href).catch(() => self.clients.openWindow(url.href));
}
