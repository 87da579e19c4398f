// What the phone keeps, in IndexedDB: `appeals` (the least of the open work), `meta` (whose, since when, templates) and
// `outbox` (steps not sent, in order). Read things go after some hours and at sign-out; steps stay with their writer.

const DAY = 24 * 3600 * 1000;
const OUTBOX_DAYS = 7;
let opened = null;

function base() {
  opened ||= new Promise((done, fail) => {
    const opening = indexedDB.open("qala-field", 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore("appeals", { keyPath: "number" });
      opening.result.createObjectStore("meta", { keyPath: "key" });
      opening.result.createObjectStore("outbox", { keyPath: "id", autoIncrement: true });
    };
    opening.onsuccess = () => done(opening.result);
    opening.onerror = () => fail(opening.error);
  });
  return opened;
}

async function act(names, mode, work) {
  const transaction = (await base()).transaction(names, mode);
  const asked = work(...[names].flat().map((name) => transaction.objectStore(name)));
  return new Promise((done, fail) => {
    transaction.oncomplete = () => done(asked?.result);
    transaction.onerror = transaction.onabort = () => fail(transaction.error);
  });
}

export const appeals = () => act("appeals", "readonly", (store) => store.getAll());
export const meta = async (key) => (await act("meta", "readonly", (store) => store.get(key)))?.value;
export const remember = (key, value) => act("meta", "readwrite", (store) => store.put({ key, value }));
export const queue = (item) => act("outbox", "readwrite", (store) => store.put(item));
export const drop = (id) => act("outbox", "readwrite", (store) => store.delete(id));

// Another person's steps are not shown.
export async function outbox(owner) {
  const all = await act("outbox", "readonly", (store) => store.getAll());
  return all.filter((item) => item.owner === owner).sort((a, b) => a.id - b.id);
}

// What the server told: the whole list, or what differs from what was held when it was asked. Where another tab was faster
// the difference is to something else, and the next time tells.
export function merge(found, owner, held) {
  return act(["appeals", "meta"], "readwrite", (store, about) => {
    about.get("held").onsuccess = ({ target }) => {
      if (found.is_whole) store.clear();
      else if (target.result?.value !== held) return;
      for (const number of found.gone) store.delete(number);
      for (const appeal of found.appeals) store.put(appeal);
      if (found.templates) about.put({ key: "templates", value: found.templates });
      about.put({ key: "held", value: found.held });
      about.put({ key: "owner", value: owner });
      about.put({ key: "at", value: Date.now() });
    };
  });
}

// After an own step: what is written next is written on the appeal as that step left it.
export async function bump(number, version) {
  const known = (await appeals()).find((each) => each.number === number);
  if (known) await act("appeals", "readwrite", (store) => store.put({ ...known, version }));
}

export function forget() {
  return act(["appeals", "meta"], "readwrite", (store, about) => { store.clear(); about.clear(); });
}

// At opening: another person's things and what is too old.
export async function tidy(owner, hours) {
  const [whose, at] = [await meta("owner"), await meta("at")];
  if ((whose && whose !== owner) || (at && Date.now() - at > hours * 3600 * 1000)) await forget();
  const all = await act("outbox", "readonly", (store) => store.getAll());
  for (const item of all) if (item.owner !== owner && Date.now() - item.at > OUTBOX_DAYS * DAY) await drop(item.id);
}
