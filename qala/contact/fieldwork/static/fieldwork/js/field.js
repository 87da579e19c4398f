// The phone page: draws what is kept, asks for the newest, keeps what is written and sends it when there is a connection.

import { icon, toast } from "shared/toasts";
import { conflict, drawCard } from "fieldwork/card";
import { badge, el, fill, moment } from "fieldwork/dom";
import { draw } from "fieldwork/list";
import * as outbox from "fieldwork/outbox";
import * as store from "fieldwork/store";
import { keepFrame } from "fieldwork/frame";

const EVERY = 60_000;

export default async function field(root) {
  const config = JSON.parse(document.getElementById("field-config").textContent);
  const { texts } = config;
  const at = { place: null, sort: "due", number: "", online: navigator.onLine };
  const part = (name) => root.querySelector(`[data-${name}]`);
  config.csrf = JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
  keepFrame(config);
  await store.tidy(config.user, config.hours);

  async function show() {
    const [rows, templates, kept, read] = [await store.appeals(), (await store.meta("templates")) || [], await store.outbox(config.user), await store.meta("at")];
    const row = rows.find((each) => each.number === at.number);
    part("work").hidden = Boolean(row);
    part("card").hidden = !row;
    if (!row) draw(root, rows, { texts, sort: at.sort, place: at.place, open: (number) => { location.hash = number; } });
    else if (part("card").dataset.shown !== `${row.number} ${row.version}`) drawCard(root, row, { config, templates, place: at.place, write, close: () => { location.hash = ""; } });
    part("card").dataset.shown = row ? `${row.number} ${row.version}` : "";
    part("state").replaceChildren(at.online ? badge(texts.online, "good", "wifi") : badge(texts.offline, "warn", "plug-connected-x"), read ? el("small", {}, ` ${fill(texts.stale, { time: moment(read) })}`) : "");
    part("outbox").hidden = !kept.length;
    const drawn = kept.map((item) => `${item.id} ${item.state} ${item.tries} ${item.key}`).join();
    if (part("queue").dataset.drawn !== drawn) part("queue").replaceChildren(...kept.map(waiting)); // a form being mended stays
    part("queue").dataset.drawn = drawn;
    root.dataset.waiting = kept.length; // tests and the sign-out read it
    root.dataset.ready = "yes";
  }

  function waiting(item) {
    if (item.state !== "conflict") return el("p", {}, icon("clock"), ` ${item.number} · ${texts[item.verb]} · ${moment(item.at)} · ${item.tries ? texts.again_soon : texts.waiting}`);
    const sendAgain = async (more) => { await store.queue({ ...item, seen: "", ...more, state: "waiting", error: "", fields: [], now: null, key: outbox.newKey() }); sync(); };
    return conflict(item, {
      config, again: (words, photos = []) => sendAgain({ words, photos: [...item.photos, ...outbox.unsent(photos)], seen: item.fields?.length ? item.seen : "" }),
      asNote: (text) => sendAgain({ verb: "note", words: { text }, template: "" }),
      drop: async () => { if (confirm(texts.sure)) { await store.drop(item.id); show(); } },
    });
  }

  async function write(row, verb, words, photos, template) {
    try {
      await store.queue(outbox.made(config, row, verb, words, photos, template));
    } catch {
      toast(texts.full, "bad");
      return;
    }
    location.hash = "";
    if (!navigator.onLine) toast(texts.kept, "info");
    await sync();
  }

  // First the list, for it brings a fresh token; then what waits; then, if something went, the list again.
  async function sync() {
    root.dataset.busy = "yes";
    try {
      await exchange();
    } finally {
      root.dataset.busy = "no";
    }
  }

  async function exchange() {
    await store.tidy(config.user, config.hours);
    await show();
    if (!(await refresh())) { await show(); return; }
    const before = (await store.outbox(config.user)).length;
    const outcome = await outbox.flush(config, show);
    at.online = outcome !== "offline";
    if (outcome === "sign_in") toast(texts.sign_in, "warn");
    if (before > (await store.outbox(config.user)).length) {
      toast(texts.sent, "good");
      await refresh();
    }
    await show();
  }

  async function refresh() {
    at.online = false;
    try {
      const held = await store.meta("held");
      const answer = await fetch(config.urls.data, { headers: { Accept: "application/json", ...(held && { "Qala-Held": held, Priority: "u=6" }) } }); // with a list in hand it can wait
      at.online = true;
      if (answer.redirected || answer.status === 401 || answer.status === 403) {
        await store.forget();
        toast(texts.sign_in, "warn");
        return false;
      }
      if (!answer.ok) return false;
      const found = await answer.json();
      if (found.user !== config.user) { await store.forget(); location.reload(); return false; }
      config.csrf = found.csrf;
      document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": found.csrf }));
      await store.merge(found, config.user, held);
    } catch {
      return false; // no connection: what is kept stays on the screen
    }
    return true;
  }

  part("near").addEventListener("click", () => navigator.geolocation.getCurrentPosition(
    ({ coords }) => { Object.assign(at, { place: { lon: coords.longitude, lat: coords.latitude }, sort: "near" }); part("near").setAttribute("aria-pressed", "true"); part("due").setAttribute("aria-pressed", "false"); show(); },
    () => toast(texts.no_position, "warn"), { maximumAge: 60_000, timeout: 15_000 }));
  part("due").addEventListener("click", () => { at.sort = "due"; part("due").setAttribute("aria-pressed", "true"); part("near").setAttribute("aria-pressed", "false"); show(); });
  part("leave").addEventListener("submit", (event) => {
    const count = Number(root.dataset.waiting);
    if (count && !confirm(fill(texts.unsent, { count }))) event.preventDefault();
    else part("leave").querySelector("[name=csrfmiddlewaretoken]").value = config.csrf;
  });
  addEventListener("hashchange", () => { at.number = decodeURIComponent(location.hash.slice(1)); show(); });
  at.number = decodeURIComponent(location.hash.slice(1));
  addEventListener("online", sync);
  addEventListener("offline", () => { at.online = false; show(); });
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && sync());
  setInterval(sync, EVERY);
  await sync();
}
