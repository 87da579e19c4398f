// Part of the site's one service worker (/sw.js): shows push messages and opens what they are about. A classic script.

/** Shows the message; a push without words is shown too, because browsers stop sites that take them in silence. */
function push(event) {
  event.waitUntil(self.registration.showNotification(...shown(event)));
}

/** Opens the page it is about, in a window that shows it already where there is one. */
function notificationclick(event) {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.url || "/notifications/"));
}

function shown(event) {
  let words = {};
  try {
    words = event.data?.json() ?? {};
  } catch {
    // Not ours, or cut: the title alone is shown.
  }
  const options = { body: words.body, tag: words.tag, lang: words.lang, data: { url: words.url } };
  return [words.title || "Qala", options];
}

async function open(url) {
  const target = new URL(url, self.location.origin);
  if (target.origin !== self.location.origin) return;
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const found = windows.find((each) => new URL(each.url).pathname === target.pathname);
  if (found) await found.focus();
  else await self.clients.openWindow(target.href);
}

self.addEventListener("push", push);
self.addEventListener("notificationclick", notificationclick);
