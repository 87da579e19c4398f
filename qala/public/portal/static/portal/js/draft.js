// What is typed stays on this device until it is sent: words in localStorage, photos and videos in IndexedDB. Contacts are
// not kept. A draft is forgotten after two weeks or by a press of "clear".

import { icon } from "shared/toasts";
import "portal/sending";

const KEY = "qala:draft:submit";
const KEPT_FOR = 14 * 24 * 3600 * 1000;
const SKIPPED = ["hidden", "password", "file", "submit", "button"];

export default async function draft(form) {
  const said = form.querySelector("[data-draft-said]");
  const list = form.querySelector("[data-files]");
  let timer = 0;
  const save = () => {
    const values = fields(form).map((field) => [field.name, field.value, field.checked ?? null]);
    localStorage.setItem(KEY, JSON.stringify({ at: Date.now(), who: self.qalaDrafts.who(), values }));
    said.hidden = false;
  };
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(save, 400); });
  form.addEventListener("change", () => { clearTimeout(timer); timer = setTimeout(save, 400); });
  addEventListener("pagehide", () => { if (timer) save(); });
  form.addEventListener("qala:sent", () => { clearTimeout(timer); timer = 0; localStorage.removeItem(KEY); });
  form.querySelector("[data-clear]").addEventListener("click", async () => {
    clearTimeout(timer);
    localStorage.removeItem(KEY);
    const open = await self.qalaDrafts.current();
    if (open) await self.qalaDrafts.drop(open.key);
    location.assign(location.pathname);
  });
  // Questions of the topic come later than the words that answer them.
  form.addEventListener("htmx:afterSettle", () => restore(form));
  restore(form);
  await photos(form, list, said).catch(() => {});
  form.dataset.ready = "yes";
}

function fields(form) {
  return [...form.elements].filter((field) => field.name && !(SKIPPED.includes(field.type) && field.name !== "building") && !("noDraft" in field.dataset));
}

function restore(form) {
  const kept = JSON.parse(localStorage.getItem(KEY) || "null");
  if (!kept || self.qalaDrafts.isForeign(kept)) return;
  if (Date.now() - kept.at > KEPT_FOR) { localStorage.removeItem(KEY); return; }
  form.querySelector("[data-draft-said]").hidden = false;
  const open = fields(form);
  for (const [name, value, checked] of kept.values) {
    const isChoice = (field) => ["checkbox", "radio"].includes(field.type);
    const field = open.find((one) => one.name === name && (!isChoice(one) || one.value === value));
    if (!field || (isChoice(field) ? field.checked === checked : field.value === value || field.value)) continue;
    if (isChoice(field)) field.checked = checked;
    else field.value = value; // what the server sent is newer than the draft
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

// Chosen files go into the draft at once, so that neither a crash nor a lost connection loses them.
async function photos(form, list, said) {
  const input = form.querySelector("input[type=file]");
  const open = await self.qalaDrafts.current();
  const text = form.elements.namedItem("text");
  if (open?.text && !text.value) { text.value = open.text; text.dispatchEvent(new Event("input", { bubbles: true })); }
  const show = (draft) => { list.replaceChildren(...(draft?.files || []).map((each) => row(form, draft, each, show))); said.hidden &&= !draft?.files.length; };
  show(open);
  const take = async () => {
    const files = [...input.files];
    input.value = ""; // they are sent with the draft, not by the form
    const max = Number(form.dataset.maxFiles);
    const known = (await self.qalaDrafts.current())?.files.length || 0;
    show(await self.qalaDrafts.begin("", files.slice(0, Math.max(0, max - known))));
  };
  input.addEventListener("change", take);
  if (input.files.length) await take(); // chosen on a slow line, before this module arrived
}

function row(form, draft, each, show) {
  const line = Object.assign(document.createElement("li"), { className: "q-file" });
  line.dataset.state = "done";
  const remove = Object.assign(document.createElement("button"), { type: "button", className: "q-close" });
  remove.setAttribute("aria-label", `${form.dataset.textRemove}: ${each.name}`);
  remove.append(icon("x"));
  remove.addEventListener("click", async () => {
    draft.files = draft.files.filter((one) => one !== each);
    await self.qalaDrafts.put(draft);
    show(draft);
  });
  const name = Object.assign(document.createElement("div"), { className: "q-clip", textContent: each.name });
  line.append(look(each.file), name, remove);
  return line;
}

function look(file) {
  if (!file.type.startsWith("image/") || /hei[cf]/.test(file.type)) {
    const box = Object.assign(document.createElement("span"), { className: "q-file-look" });
    box.append(icon(file.type.startsWith("video/") ? "video" : "file"));
    return box;
  }
  const address = URL.createObjectURL(file);
  const image = Object.assign(document.createElement("img"), { className: "q-file-look", alt: "", src: address });
  image.addEventListener("load", () => URL.revokeObjectURL(address));
  return image;
}
