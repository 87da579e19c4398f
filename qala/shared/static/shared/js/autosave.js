// Keeps what is typed in a form on this device until it is sent: data-autosave-key names the draft.
// Passwords, files and hidden fields are never kept; a draft is forgotten after a week.

const WEEK = 7 * 24 * 3600 * 1000;
const SKIPPED = ["hidden", "password", "file", "submit", "button"];

export default function autosave(form) {
  const key = `qala:draft:${form.dataset.autosaveKey}`;
  restore(form, key);
  let timer = 0;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => save(form, key), 400);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    localStorage.removeItem(key);
  });
  form.addEventListener("reset", () => localStorage.removeItem(key));
}

function fields(form) {
  return [...form.elements].filter((field) => field.name && !SKIPPED.includes(field.type) && !("noDraft" in field.dataset));
}

function save(form, key) {
  const values = fields(form).map((field) => [field.name, field.value, field.checked ?? null]);
  localStorage.setItem(key, JSON.stringify({ at: Date.now(), values }));
}

function restore(form, key) {
  const kept = JSON.parse(localStorage.getItem(key) || "null");
  if (!kept) return;
  if (Date.now() - kept.at > WEEK) { localStorage.removeItem(key); return; }
  const open = fields(form);
  for (const [name, value, checked] of kept.values) {
    const isChoice = (field) => ["checkbox", "radio"].includes(field.type);
    const field = open.find((one) => one.name === name && (!isChoice(one) || one.value === value));
    if (!field) continue;
    if (isChoice(field)) field.checked = checked;
    else if (!field.value) field.value = value; // what the server sent is newer than the draft
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
}
