// The residents' part of the service worker: pages to write with and their files are there without a connection, drafts are
// sent when it is back. Only pages that were fetched without cookies are kept, so nothing personal ever is.

const PAGES = "qala-pages-1";
const FILES = `qala-files-${QALA.version}`;
const SHARE = "/submit/share/";
const HASHED = /\.[0-9a-f]{12}\.[a-z0-9]+$/;
const PATIENCE = 8000; // ms: then the kept page is better than a white one
const [OFFLINE] = QALA.pages.slice(-1);

self.addEventListener("install", (event) => event.waitUntil(keepFiles().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(clean()));
self.addEventListener("sync", (event) => { if (event.tag === "qala-drafts") event.waitUntil(self.qalaDrafts.flush()); });
self.addEventListener("message", (event) => {
  if (event.data?.type === "pages") event.waitUntil(keepPages(event.data.language));
  if (event.data?.type === "flush") event.waitUntil(self.qalaDrafts.flush());
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.method === "POST" && url.pathname === SHARE) event.respondWith(shared(request));
  else if (request.method !== "GET") return;
  else if (request.mode === "navigate") event.respondWith(page(request, url));
  else if (url.pathname.startsWith("/static/")) event.respondWith(file(request, url));
});

async function keepFiles() {
  const cache = await caches.open(FILES);
  await Promise.allSettled(QALA.files.map(async (url) => {
    const known = HASHED.test(url) && (await caches.match(url, { ignoreVary: true }));
    if (known) await cache.put(url, known);
    else await cache.add(url);
  }));
}

async function clean() {
  for (const name of await caches.keys()) {
    const isOld = (name.startsWith("qala-pages-") && name !== PAGES) || (name.startsWith("qala-files-") && name !== FILES);
    if (isOld) await caches.delete(name);
  }
  await self.clients.claim();
}

// As a stranger sees them, in the language of whoever uses this device.
async function keepPages(language) {
  const cache = await caches.open(PAGES);
  await Promise.allSettled(QALA.pages.map(async (url) => {
    const answer = await fetch(url, { credentials: "omit", headers: { "Accept-Language": language, "X-Qala-Kept": "yes" }, redirect: "error" });
    if (answer.ok) await cache.put(url, answer);
  }));
}

async function page(request, url) {
  const isKept = QALA.pages.includes(url.pathname);
  const kept = async () => (await caches.open(PAGES)).match(isKept ? url.pathname : OFFLINE, { ignoreVary: true });
  try {
    if (!isKept) return await fetch(request);
    return await Promise.race([fetch(request), late(kept)]);
  } catch (error) {
    const page = await kept();
    if (page) return page;
    throw error;
  }
}

// The kept page after some seconds; where there is none the network may take its time.
async function late(kept) {
  await new Promise((wake) => setTimeout(wake, PATIENCE));
  return (await kept()) || new Promise(() => {});
}

async function file(request, url) {
  const kept = await caches.match(request.url, { ignoreVary: true });
  if (kept && HASHED.test(url.pathname)) return kept;
  try {
    return await fetch(request);
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

// From another app's "share": a new draft, with or without a connection.
async function shared(request) {
  const form = await request.formData();
  const words = ["title", "text", "url"].map((name) => String(form.get(name) || "").trim()).filter(Boolean).join("\n");
  await self.qalaDrafts.begin(words, form.getAll("files").filter((each) => each instanceof File && each.size));
  return Response.redirect("/submit/", 303);
}
