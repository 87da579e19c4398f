// Makes the page open without a connection: the service worker, and a copy of the frame and of every file it has loaded.

const CACHE = "qala-field-1";

export async function keepFrame(config) {
  if (!navigator.serviceWorker || !globalThis.caches) return;
  try {
    await navigator.serviceWorker.register(config.urls.worker, { scope: "/" });
    if (!navigator.onLine) return;
    const cache = await caches.open(CACHE);
    const sprite = document.getElementById("toasts")?.dataset.icons;
    const isFile = (url) => new URL(url, location.href).pathname.startsWith("/static/");
    const loaded = performance.getEntriesByType("resource").map((entry) => entry.name).filter(isFile);
    const linked = [...document.querySelectorAll("link[href], script[src], img[src]")].map((each) => each.href || each.src).filter((url) => url && isFile(url));
    const wanted = new Set([...loaded, ...linked, ...(sprite ? [sprite] : [])].map((url) => new URL(url, location.href).href.split("#")[0]));
    const kept = new Set((await cache.keys()).map((request) => request.url));
    await Promise.allSettled([...wanted].filter((url) => !kept.has(url)).map((url) => cache.add(url)));
    for (const url of kept) if (isFile(url) && !wanted.has(url)) await cache.delete(url); // of an older version
    await cache.add(config.urls.home);
    document.documentElement.dataset.field = "kept";
  } catch {
    // A browser without room or in private mode: the page works as long as there is a connection.
  }
}
