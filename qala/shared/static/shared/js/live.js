// News from the server over one EventSource. The browser reconnects itself and sends Last-Event-ID, so nothing is lost.
// Each message becomes a DOM event `qala:<topic>` on document, and a `live` event on every element whose
// data-live-topic names the topic: with hx-trigger="live" htmx then refreshes that element. data-live-key narrows it to
// messages whose data hold that value (a number), so that a page does not ask again for every other appeal.
// A page that the server refuses a stream (too many are open) asks for everything now and then, and tries again.

const GATHER = 250; // many messages at once refresh an element once
const PATIENCE = 120_000; // before a refused page asks, and up to half as long again, so that many do not ask at once

const isAbout = (target, data) => !target.dataset.liveKey || Object.values(data ?? {}).includes(target.dataset.liveKey);

export default function live(element) {
  if (!window.EventSource || globalThis.qalaLive) return;
  let source = null;
  const waiting = new Set();
  let timer = 0;

  const refresh = () => {
    timer = 0;
    for (const target of waiting) if (target.isConnected) target.dispatchEvent(new CustomEvent("live"));
    waiting.clear();
  };
  const take = (topic, data) => {
    document.dispatchEvent(new CustomEvent(`qala:${topic}`, { detail: data }));
    for (const target of document.querySelectorAll(`[data-live-topic~="${CSS.escape(topic)}"]`)) if (isAbout(target, data)) waiting.add(target);
    if (waiting.size && !timer) timer = setTimeout(refresh, GATHER);
  };
  const all = () => {
    for (const target of document.querySelectorAll("[data-live-topic]")) waiting.add(target);
    timer ||= setTimeout(refresh, GATHER);
  };
  // The server may also name the SSE event after the topic; listen to the topics this page cares for.
  let heard = new Set();
  const listen = () => {
    for (const target of document.querySelectorAll("[data-live-topic]")) {
      for (const topic of target.dataset.liveTopic.split(/\s+/)) {
        if (!topic || heard.has(topic)) continue;
        heard.add(topic);
        source.addEventListener(topic, (event) => take(topic, parsed(event.data)));
      }
    }
  };
  const connect = (isAgain) => {
    source = globalThis.qalaLive = new EventSource(element.dataset.liveUrl);
    heard = new Set();
    source.addEventListener("message", (event) => {
      const { topic, data, ...rest } = parsed(event.data);
      if (topic) take(topic, data ?? rest);
    });
    source.addEventListener("resync", all); // this browser was too slow or away for too long
    source.addEventListener("open", () => {
      document.documentElement.removeAttribute("data-offline");
      if (isAgain) all();
      isAgain = false;
    });
    source.addEventListener("error", ({ target }) => {
      document.documentElement.setAttribute("data-offline", "");
      if (target.readyState !== EventSource.CLOSED) return;
      if (isAgain) all();
      setTimeout(again, PATIENCE * (1 + Math.random() / 2));
    });
    listen();
  };
  const again = () => {
    if (document.hidden) document.addEventListener("visibilitychange", again, { once: true });
    else connect(true);
  };
  connect(false);
  document.addEventListener("htmx:load", listen);
  addEventListener("pagehide", () => source.close());
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
