// On every public page: the service worker, the pages it keeps, and drafts that wait for a connection.

import "portal/proof";
import "portal/sending";

const REFRESHED = "qala:pages-kept";
const DAY = 24 * 3600 * 1000;

export default function app(element) {
  // Who writes on this device, for the pages that are opened without a connection: those know nobody.
  if (element.dataset.who !== undefined) localStorage.setItem("qala:who", element.dataset.who);
  if (globalThis.Worker && globalThis.crypto?.subtle) inWorker();
  const send = () => globalThis.qalaDrafts.flush().catch(() => {});
  addEventListener("online", send);
  whenIdle(async () => {
    await send();
    await keep(element.dataset.worker).catch(() => {}); // private mode: the page works as long as there is a connection
  });
}

// The work is done beside the page, which stays quick.
function inWorker() {
  self.qalaSolve = (challenge) => new Promise((done, fail) => {
    const worker = new Worker(import.meta.resolve("portal/proof"), { type: "module" });
    worker.onmessage = (event) => { done(event.data); worker.terminate(); };
    worker.onerror = (event) => { fail(new Error(event.message)); worker.terminate(); };
    worker.postMessage(challenge);
  });
}

async function keep(url) {
  if (!navigator.serviceWorker) return;
  await navigator.serviceWorker.register(url, { scope: "/" });
  const { active } = await navigator.serviceWorker.ready;
  const { lang } = document.documentElement;
  const last = JSON.parse(localStorage.getItem(REFRESHED) || "{}");
  const mark = `${lang} ${active.scriptURL}`;
  if (last.mark !== mark || Date.now() - last.at > DAY || !(await caches.has("qala-pages-1"))) {
    active.postMessage({ type: "pages", language: lang });
    localStorage.setItem(REFRESHED, JSON.stringify({ mark, at: Date.now() }));
  }
  document.documentElement.dataset.app = "kept";
}

function whenIdle(work) {
  const later = () => (globalThis.requestIdleCallback || setTimeout)(work);
  if (document.readyState === "complete") later();
  else addEventListener("load", later, { once: true });
}
