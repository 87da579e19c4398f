// Sends the kept steps in their order, each exactly once: the idempotency key was made when the step was written, so a
// step whose answer got lost is answered again and not done again. Photos go ahead, resumably.

import { send as upload } from "shared/resumable";
import * as store from "fieldwork/store";

// Without https there is no randomUUID.
export function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function made(config, appeal, verb, words, photos, template) {
  return {
    key: newKey(), owner: config.user, number: appeal.number, address: appeal.address, verb, words,
    photos: unsent(photos),
    template: template || "", seen: appeal.version, at: Date.now(), state: "waiting", error: "", fields: [], now: null,
    tries: 0, later: 0,
  };
}

export const unsent = (files) => files.map((file) => ({ file, name: file.name, id: "", at: "" }));

// "done", "offline" or "sign_in". Only one tab sends at a time.
export function flush(config, changed) {
  const run = () => sendAll(config, changed);
  if (!navigator.locks) return run();
  return navigator.locks.request("qala-field-outbox", { ifAvailable: true }, (lock) => (lock ? run() : "done"));
}

async function sendAll(config, changed) {
  const stuck = new Set(); // later steps on the same appeal wait for it
  for (const { id } of await store.outbox(config.user)) {
    const item = (await store.outbox(config.user)).find((each) => each.id === id);
    if (!item || stuck.has(item.number)) continue;
    if (item.state === "conflict" || item.later > Date.now()) { stuck.add(item.number); continue; }
    try {
      const outcome = await sendOne(item, config);
      if (outcome) return outcome;
    } catch (error) {
      if (error instanceof TypeError) return "offline"; // how fetch tells that nobody answered
      if (error.refusal) Object.assign(item, { state: "conflict", error: error.refusal, fields: error.fields || [], now: await look(item, config) });
      else rest(item);
      await store.queue(item);
      stuck.add(item.number);
    }
    await changed();
  }
  return "done";
}

// The server is there and cannot take this one: half a minute, then twice as long each time, up to half an hour.
function rest(item) {
  item.tries += 1;
  item.later = Date.now() + Math.min(15_000 * 2 ** item.tries, 1_800_000);
}

async function sendOne(item, config) {
  const signal = new AbortController().signal;
  for (const photo of item.photos) {
    if (photo.id) continue;
    const started = (address) => { photo.at = address; return store.queue(item); };
    photo.id = await upload(photo.file, config.urls.uploads, { signal, progress: () => {}, address: photo.at, started, keepsPosition: item.verb === "answer" });
    await store.queue(item);
  }
  const words = new URLSearchParams({ ...item.words, number: item.number, verb: item.verb, seen: item.seen, template: item.template });
  for (const photo of item.photos) words.append("files_id", photo.id);
  const answer = await post(config.urls.send, words, config, item.key);
  if (answer === "sign_in") return answer;
  await store.drop(item.id);
  await store.bump(item.number, answer.version);
  // What this person wrote next on the same appeal was written with this step in mind.
  for (const later of await store.outbox(config.user)) {
    if (later.number === item.number && later.seen === item.seen) await store.queue({ ...later, seen: answer.version });
  }
  return "";
}

// JSON, or "sign_in". A refusal is an error with the server's words; 5xx and a broken line are errors without.
async function post(url, words, config, key) {
  const headers = { Accept: "application/json", "X-CSRFToken": config.csrf };
  if (key) headers["Idempotency-Key"] = key;
  const answer = await fetch(url, { method: "POST", body: words, headers });
  if (answer.status === 401 || answer.redirected) return "sign_in";
  const told = await answer.json().catch(() => ({}));
  if (answer.ok) return told;
  if (told.error?.code === "csrf") return "sign_in";
  const error = new Error(String(answer.status));
  if (answer.status < 500 && answer.status !== 429) {
    error.fields = Object.keys(told.error?.fields || {});
    error.refusal = [...Object.values(told.error?.fields || {}), told.error?.message].filter(Boolean)[0] || error.message;
  }
  throw error;
}

async function look(item, config) {
  const found = await post(config.urls.look, new URLSearchParams({ number: item.number }), config).catch(() => null);
  return found === "sign_in" ? null : found;
}
