// A report survives a lost line and a closed page: what is written is kept on the device at once and on the server soon
// after. The server's revision travels along: when another device saved meanwhile, nothing of either is overwritten.

const WEEK = 7 * 24 * 3600 * 1000;
const PAUSE = 2500;
const SKIPPED = ["password", "file", "submit", "button", "range"];

export default function draft(form) {
  const words = form.dataset;
  const key = `qala:${words.key}:${words.user}`;
  const state = form.querySelector("[data-state]");
  const revision = form.elements.revision;
  const tell = (text, tone = "") => { state.textContent = text; state.className = `r-state${tone && ` q-ink-${tone}`}`; };
  let timer = 0;
  let sending = null;
  let isStopped = false;

  if (bringBack(form, key, revision.value)) { tell(words.textFound, "info"); later(); }

  function later() {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(() => { sending = keep().finally(() => { sending = null; }); }, PAUSE);
  }

  async function keep() {
    const kept = localStorage.getItem(key);
    if (!kept) return;
    let answer;
    try {
      answer = await fetch(words.keep, { method: "POST", body: body(form), headers: { Accept: "application/json" } });
    } catch {
      tell(words.textOffline, "warn");
      return;
    }
    if (answer.status === 409) { isStopped = true; tell(words.textChanged, "bad"); return; }
    if (answer.status === 422) { tell(words.textWrong, "warn"); return; }
    if (!answer.ok || answer.redirected) { tell(words.textOffline, "warn"); return; }
    revision.value = (await answer.json()).revision;
    if (localStorage.getItem(key) === kept) localStorage.removeItem(key); // nothing was typed meanwhile
    else store(form, key, revision.value);
    tell(`${words.textKept} ${new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" })}`, "good");
  }

  const changed = () => { store(form, key, revision.value); later(); };
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  window.addEventListener("online", later);
  form.addEventListener("submit", async (event) => {
    clearTimeout(timer);
    if (!navigator.onLine) { event.preventDefault(); store(form, key, revision.value); tell(words.textOffline, "warn"); return; }
    if (sending) { // the answer brings the revision that this form has to carry
      event.preventDefault();
      await sending;
      form.requestSubmit(event.submitter);
      return;
    }
    // The page that follows says whether it arrived; until then the device's copy stays.
    sessionStorage.setItem(`${key}:sent`, "1");
  });
}

function fields(form) {
  return [...form.elements].filter((field) => field.name && !SKIPPED.includes(field.type) && !["csrfmiddlewaretoken", "revision"].includes(field.name) && !field.name.endsWith("_id"));
}

function store(form, key, revision) {
  const values = fields(form).map((field) => [field.name, field.value, field.checked ?? null]);
  localStorage.setItem(key, JSON.stringify({ at: Date.now(), revision, values }));
}

// Only onto the version it was written on: what the server holds since then is newer.
function bringBack(form, key, revision) {
  const wasSent = sessionStorage.getItem(`${key}:sent`);
  sessionStorage.removeItem(`${key}:sent`);
  const kept = JSON.parse(localStorage.getItem(key) || "null");
  if (!kept) return false;
  if (Date.now() - kept.at > WEEK || kept.revision !== revision || (wasSent && form.querySelector(".q-has-error, .q-error"))) { localStorage.removeItem(key); return false; }
  const open = fields(form);
  for (const [name, value, checked] of kept.values) {
    const isChoice = (field) => ["checkbox", "radio"].includes(field.type);
    const field = open.find((one) => one.name === name && (!isChoice(one) || one.value === value));
    if (!field) continue;
    if (isChoice(field)) field.checked = checked;
    else field.value = value;
  }
  for (const row of form.querySelectorAll(".r-value input, .q-choose")) row.dispatchEvent(new Event("change"));
  return true;
}

// Photos that are still on their way are left for the next time.
function body(form) {
  const data = new FormData(form);
  data.delete("photos");
  return data;
}
