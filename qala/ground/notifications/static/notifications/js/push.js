// A button of the preferences: this browser takes push messages, or no longer.
// data-key: the city's VAPID key; data-url, data-remove-url; data-text-on|off|blocked|none.

export default async function push(element) {
  const say = (name) => { element.querySelector("[data-state]").textContent = element.dataset[`text${name}`]; };
  const [on, off] = ["[data-on]", "[data-off]"].map((each) => element.querySelector(each));
  const worker = await registration();
  if (!worker) return say("None");
  const show = (subscription) => {
    on.hidden = Boolean(subscription);
    off.hidden = !subscription;
    say(subscription ? "On" : "Off");
  };
  on.addEventListener("click", async () => {
    if (await Notification.requestPermission() !== "granted") return say("Blocked");
    const options = { userVisibleOnly: true, applicationServerKey: bytes(element.dataset.key) };
    const made = await worker.pushManager.subscribe(options);
    await send(element.dataset.url, made.toJSON());
    show(made);
  });
  off.addEventListener("click", async () => {
    const made = await worker.pushManager.getSubscription();
    if (made) {
      await send(element.dataset.removeUrl, { endpoint: made.endpoint });
      await made.unsubscribe();
    }
    show(null);
  });
  if (Notification.permission === "denied") say("Blocked");
  else show(await worker.pushManager.getSubscription());
}

/** The worker of the site; none where the browser has no push, or the page is not safe. */
async function registration() {
  if (!("serviceWorker" in navigator) || !("PushManager" in window)) return null;
  try {
    await navigator.serviceWorker.register("/sw.js", { scope: "/" });
    return await navigator.serviceWorker.ready;
  } catch {
    return null;
  }
}

async function send(url, words) {
  const token = JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
  const answer = await fetch(url, {
    method: "POST", body: JSON.stringify(words), headers: { "Content-Type": "application/json", "X-CSRFToken": token },
  });
  if (!answer.ok) throw new Error(`answered ${answer.status}`);
}

function bytes(text) {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}
