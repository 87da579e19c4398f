// A part of the site's service worker (shared/workers.py): keeps the frame of the phone page and its files, and forgets what was read when somebody signs out.
// It stores no appeal (fieldwork/store does) and leaves every other request of the site alone.

const CACHE = "qala-field-1";
const HOME = "/field/";
const HASHED = /\.[0-9a-f]{12}\.[a-z0-9]+$/;

self.addEventListener("activate", (event) => event.waitUntil(clean()));

async function clean() {
  for (const name of await caches.keys()) if (name.startsWith("qala-field-") && name !== CACHE) await caches.delete(name);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.method === "POST" && url.pathname === "/accounts/logout/") {
    event.waitUntil(forget());
  } else if (request.method === "GET" && request.mode === "navigate" && url.pathname === HOME) {
    event.respondWith(frame(request));
  } else if (request.method === "GET" && url.pathname.startsWith("/static/")) {
    event.respondWith(file(request, url));
  }
});

// The newest frame where there is a connection; a sign-in page is no frame.
async function frame(request) {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected) await cache.put(HOME, answer.clone());
    return answer;
  } catch (error) {
    const kept = await cache.match(HOME, { ignoreVary: true });
    if (kept) return kept;
    throw error;
  }
}

async function file(request, url) {
  const kept = await caches.match(request.url, { ignoreVary: true }); // of this part or of another one
  if (kept && HASHED.test(url.pathname)) return kept;
  try {
    return await fetch(request);
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

// Everything that was read. Steps that were not sent stay: they belong to their writer (see fieldwork/store).
async function forget() {
  const cache = await caches.open(CACHE);
  await cache.delete(HOME, { ignoreVary: true });
  await forgetRead();
  // The page that was left may have been keeping its frame this very moment.
  await new Promise((wake) => setTimeout(wake, 1000));
  await cache.delete(HOME, { ignoreVary: true });
}

async function forgetRead() {
  await new Promise((done) => {
    const opening = indexedDB.open("qala-field", 1);
    opening.onerror = done;
    opening.onupgradeneeded = () => opening.transaction.abort(); // nothing was ever kept here
    opening.onsuccess = () => {
      const base = opening.result;
      const writing = base.transaction(["appeals", "meta"], "readwrite");
      writing.objectStore("appeals").clear();
      writing.objectStore("meta").clear();
      writing.oncomplete = writing.onerror = () => { base.close(); done(); };
    };
  });
}
