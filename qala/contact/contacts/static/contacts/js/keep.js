// A talk survives a crash and a lost connection: every change goes to the server under the tab's key; what the server
// could not take is sealed (AES-GCM, the key comes with the page and dies with the session) and kept in this browser.

const PAUSE = 500;
const AGAIN = 4000;
const ALIVE = 60_000;
const HOME = "qala:contact:";
const SKIPPED = ["csrfmiddlewaretoken", "_key", "outcome", "elapsed", "wrapping"];

export default function keep(form) {
  const place = document.querySelector("[data-state]");
  const mark = form.dataset.sealMark;
  const own = () => `${HOME}${mark}:${form.elements.namedItem("draft_key").value}`;
  const sealing = sealer(form.dataset.sealKey);
  let began = 0;
  let timer = 0;
  let isOffline = false;
  let isSent = false;
  let isSaving = false;
  let isAgain = false;

  const say = (name, tone = "") => {
    place.textContent = place.dataset[`text${name}`] || "";
    place.dataset.tone = tone;
  };
  const pairs = () => [...new FormData(form)].filter(([name, value]) => !SKIPPED.includes(name) && typeof value === "string");

  // One save after another: on a slow line an older one must not arrive last.
  const save = async () => {
    if (isSaving) { isAgain = true; return; }
    isSaving = true;
    await send();
    isSaving = false;
    if (isAgain) { isAgain = false; save(); }
  };
  const send = async () => {
    if (isSent) return;
    const kept = own();
    const body = new URLSearchParams(pairs());
    body.set("elapsed", ((performance.now() - began) / 1000).toFixed(1));
    body.set("wrapping", form.elements.namedItem("wrapping").value);
    body.set("csrfmiddlewaretoken", form.elements.namedItem("csrfmiddlewaretoken").value);
    const answer = await fetch(form.dataset.draftUrl, { method: "POST", body, headers: { Accept: "application/json" } }).catch(() => null);
    if (answer?.ok && !answer.redirected) {
      localStorage.removeItem(kept);
      say(isOffline ? "Back" : "Saved");
      isOffline = false;
      form.dispatchEvent(new CustomEvent("qala:kept", { bubbles: true }));
      return;
    }
    if (isSent) return;
    const sealed = await sealing.seal(JSON.stringify(pairs()));
    if (sealed) localStorage.setItem(kept, sealed);
    if (answer && [409, 413, 422].includes(answer.status)) return say("Refused", "warn"); // the next key asks again
    isOffline = true;
    say(answer?.redirected || [401, 403].includes(answer?.status) ? "Closed" : "Offline", "warn");
    soon(AGAIN);
  };
  const soon = (pause) => {
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  };

  form.addEventListener("input", () => {
    began ||= performance.now();
    soon(PAUSE);
  });
  addEventListener("online", () => isOffline && soon(0));
  setInterval(() => began && soon(0), ALIVE); // colleagues with the same person see that the talk goes on
  // A form that cannot be sent now must not be lost to the browser's error page.
  form.addEventListener("submit", (event) => {
    if (isOffline || navigator.onLine === false) {
      event.preventDefault();
      return save();
    }
    isSent = true;
    clearTimeout(timer);
    localStorage.removeItem(own());
  });
  addEventListener("pageshow", () => { isSent = false; });
  restore(form, mark, sealing).then((isBack) => isBack && (say("Restored"), soon(0)));
}

// Copies of other sessions cannot be opened any more and go; the newest of this one fills an untouched form.
async function restore(form, mark, sealing) {
  for (const name of Object.keys(localStorage)) {
    if (name.startsWith(HOME) && !name.startsWith(`${HOME}${mark}:`)) localStorage.removeItem(name);
  }
  const name = Object.keys(localStorage).find((one) => one.startsWith(`${HOME}${mark}:`));
  if (!name || form.elements.namedItem("said").value || form.elements.namedItem("phone").value) return false;
  const opened = await sealing.open(localStorage.getItem(name));
  localStorage.removeItem(name);
  if (!opened) return false;
  for (const [field, value] of JSON.parse(opened)) {
    const element = form.elements.namedItem(field);
    if (element && "value" in element && field !== "yes") element.value = value;
  }
  // The gate's questions come with the answers; what was answered with yes is ticked then.
  const yes = new Set(JSON.parse(opened).filter(([field]) => field === "yes").map(([, value]) => value));
  form.addEventListener("htmx:afterSettle", () => {
    for (const box of form.querySelectorAll("[name=yes]")) if (yes.delete(box.value)) box.checked = true;
  });
  form.dispatchEvent(new CustomEvent("qala:restored", { bubbles: true }));
  return true;
}

// Without a secure page there is no cryptography in the browser: then nothing is written to it at all.
function sealer(base64) {
  const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const key = globalThis.crypto?.subtle?.importKey("raw", bytes(base64), "AES-GCM", false, ["encrypt", "decrypt"]);
  return {
    async seal(text) {
      if (!key) return "";
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await key, new TextEncoder().encode(text));
      return btoa(String.fromCharCode(...iv, ...new Uint8Array(sealed)));
    },
    async open(text) {
      if (!key || !text) return "";
      const all = bytes(text);
      const open = crypto.subtle.decrypt({ name: "AES-GCM", iv: all.slice(0, 12) }, await key, all.slice(12));
      return open.then((plain) => new TextDecoder().decode(plain), () => "");
    },
  };
}
