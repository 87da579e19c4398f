// Drafts of this device in IndexedDB, and how they are sent: each once, for the key is made with the draft and the server
// answers a key that it knows with the same number. A plain script that hangs on `self`, for page and service worker.

const CHALLENGE = "/submit/challenge/";
const SEND = "/submit/draft/";
const UPLOADS = "/files/uploads/";
const PIECE = 1024 * 1024; // bytes; small, for weak connections
let opened = null;
const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

function base() {
  opened ||= new Promise((done, fail) => {
    const opening = indexedDB.open("qala-drafts", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("drafts", { keyPath: "key" });
    opening.onsuccess = () => done(opening.result);
    opening.onerror = () => fail(opening.error);
  });
  return opened;
}

async function act(mode, work) {
  const transaction = (await base()).transaction("drafts", mode);
  const asked = work(transaction.objectStore("drafts"));
  return new Promise((done, fail) => {
    transaction.oncomplete = () => done(asked?.result);
    transaction.onerror = transaction.onabort = () => fail(transaction.error);
  });
}

const list = async () => (await act("readonly", (store) => store.getAll())).sort((a, b) => a.at - b.at);
const put = (draft) => act("readwrite", (store) => store.put(draft));
const drop = (key) => act("readwrite", (store) => store.delete(key));
const get = (key) => act("readonly", (store) => store.get(key));
// Who writes here: a mark of the account that was last seen signed in, "" for nobody. The service worker cannot know.
const who = () => (self.localStorage ? localStorage.getItem("qala:who") || "" : undefined);
const isForeign = (each) => Boolean(each.who) && each.who !== who();

// The draft that is open in the form: one of each writer.
async function current() {
  return (await list()).find((draft) => draft.state === "draft" && !isForeign(draft)) || null;
}

async function begin(text = "", files = []) {
  const open = await current();
  const draft = open || { key: newKey(), at: Date.now(), state: "draft", fields: [], files: [], text: "", tries: 0, later: 0, error: "", errors: {}, who: who() };
  if (text) draft.text = [draft.text, text].filter(Boolean).join("\n");
  draft.files.push(...files.map((file) => ({ file, name: file.name, id: "", at: "" })));
  await put(draft);
  return draft;
}

// "done" or "offline". Only one tab, or the service worker, sends at a time.
function flush(changed = () => {}) {
  const tell = async () => { changed(); new BroadcastChannel("qala-drafts").postMessage("changed"); };
  const run = async () => {
    for (const { key, state, later } of await list()) {
      if (state !== "waiting" || later > Date.now()) continue;
      const draft = await get(key);
      if (draft?.state !== "waiting") continue;
      try {
        await sendOne(draft, tell);
      } catch (error) {
        if (error instanceof TypeError) { await tell(); return "offline"; } // how fetch tells that nobody answered
        await note(draft, error);
      }
      await tell();
    }
    return "done";
  };
  if (!navigator.locks) return run();
  return navigator.locks.request("qala-drafts", run);
}

// A refusal waits for its writer, and so does what somebody else wrote; anything else is tried again, later and later.
function note(draft, error) {
  if (error.code === "another_writer") return put({ ...draft, isHeld: true });
  const isLost = error.status === 404 && draft.files.length && !draft.again;
  if (isLost) Object.assign(draft, { again: true, files: draft.files.map((each) => ({ ...each, id: "", at: "" })) });
  else if (error.status >= 400 && error.status < 500 && error.status !== 429 && error.status !== 403) Object.assign(draft, { state: "refused", error: error.message, errors: error.fields });
  else {
    draft.tries += 1;
    Object.assign(draft, { later: Date.now() + Math.min(15_000 * 2 ** draft.tries, 1_800_000), error: error.status === 429 ? error.message : "" });
  }
  return put(draft);
}

async function sendOne(draft, tell, isSecond = false) {
  const told = await ask(CHALLENGE, {});
  if ((draft.who ?? told.who) !== told.who && !draft.isNobodys) { await put({ ...draft, isHeld: true }); return; }
  const headers = { "X-CSRFToken": told.csrf };
  for (const photo of draft.files) {
    if (photo.id) continue;
    photo.id = await upload(photo, headers, () => put(draft), (share) => { photo.share = share; tell(); });
    await put(draft);
  }
  const words = new URLSearchParams(draft.fields);
  for (const photo of draft.files) words.append("files_id", photo.id);
  words.set("draft", draft.key);
  words.set("who", draft.who ?? told.who);
  if (draft.isNobodys) words.set("as", "nobody");
  words.set("proof", await self.qalaSolve(told.challenge));
  try {
    const sent = await ask(SEND, { method: "POST", body: words, headers });
    await put({ key: draft.key, at: draft.at, who: draft.who, state: "sent", fields: [], files: [], text: draft.text, ...sent });
  } catch (error) {
    if (!error.code?.startsWith("proof_") || isSecond) throw error;
    await sendOne(draft, tell, true);
  }
}

async function ask(address, options) {
  const answer = await fetch(address, { ...options, headers: { Accept: "application/json", ...options.headers } });
  const told = await answer.json().catch(() => ({}));
  if (answer.ok) return told;
  const { message = "", code = "", fields = {} } = told.error || {};
  throw Object.assign(new Error(message), { status: answer.status, code, fields });
}

// Resumable, as shared/resumable: POST, then PATCH piece by piece; HEAD after a break.
async function upload(photo, headers, keep, progress) {
  const all = { Accept: "application/json", "Tus-Resumable": "1.0.0", ...headers };
  const encode = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
  let offset = -1;
  if (photo.at) {
    const known = await fetch(photo.at, { method: "HEAD", headers: all });
    if (known.ok) offset = Number(known.headers.get("Upload-Offset"));
  }
  if (offset < 0) {
    const about = `filename ${encode(photo.name)},filetype ${encode(photo.file.type)}`;
    const made = await checked(await fetch(UPLOADS, { method: "POST", headers: { ...all, "Upload-Length": String(photo.file.size), "Upload-Metadata": about } }));
    photo.at = made.headers.get("Location");
    offset = 0;
    await keep();
  }
  while (offset < photo.file.size) {
    const body = photo.file.slice(offset, offset + PIECE);
    const answer = await checked(await fetch(photo.at, { method: "PATCH", body, headers: { ...all, "Upload-Offset": String(offset), "Content-Type": "application/offset+octet-stream" } }));
    offset = Number(answer.headers.get("Upload-Offset"));
    progress(offset / photo.file.size);
  }
  return photo.at.replace(/\/$/, "").split("/").pop();
}

async function checked(answer) {
  if (answer.ok) return answer;
  const { message = "", fields = {} } = (await answer.json().catch(() => ({}))).error || {};
  throw Object.assign(new Error(message), { status: answer.status, fields });
}

self.qalaDrafts = { list, put, drop, get, current, begin, flush, newKey, who, isForeign };
