// The drop zone: preview, progress, retry, remove. Each file goes to the server at once by `shared/resumable`;
// what the form then carries is the ids the server gave, as hidden inputs.

import { send } from "shared/resumable";
import { icon } from "shared/toasts";

export default function upload(root) {
  const input = root.querySelector("input[type=file]");
  const zone = root.querySelector("[data-drop]");
  const list = root.querySelector("[data-files]");
  const take = (files) => {
    const chosen = input.multiple ? [...files] : [...files].slice(0, 1);
    if (!input.multiple) list.replaceChildren();
    for (const file of chosen) add(root, list, file, input);
    input.value = ""; // the files travel by themselves, not with the form
  };
  input.addEventListener("change", () => take(input.files));
  if (input.files.length) take(input.files); // chosen on a slow line, before this module arrived
  for (const name of ["dragenter", "dragover"]) zone.addEventListener(name, (event) => { event.preventDefault(); zone.dataset.over = ""; });
  for (const name of ["dragleave", "drop"]) zone.addEventListener(name, () => delete zone.dataset.over);
  zone.addEventListener("drop", (event) => { event.preventDefault(); take(event.dataTransfer.files); });
  root.closest("form")?.addEventListener("submit", (event) => {
    if (!list.querySelector("[data-state=sending]")) return;
    event.preventDefault(); // wait for the last byte, then send the form by itself
    list.addEventListener("qala:uploaded", () => event.target.requestSubmit(event.submitter), { once: true });
  });
}

function add(root, list, file, input) {
  const words = root.dataset;
  const row = document.createElement("li");
  row.className = "q-file";
  const about = document.createElement("div");
  const state = Object.assign(document.createElement("small"), { textContent: size(file.size) });
  const bar = Object.assign(document.createElement("progress"), { max: 1, value: 0 });
  bar.setAttribute("aria-label", file.name);
  about.append(Object.assign(document.createElement("div"), { className: "q-clip", textContent: file.name }), state, bar);
  const remove = Object.assign(document.createElement("button"), { type: "button", className: "q-close" });
  remove.setAttribute("aria-label", `${words.textRemove}: ${file.name}`);
  remove.append(icon("x"));
  row.append(look(file), about, remove);
  list.append(row);
  const stop = new AbortController();
  remove.addEventListener("click", () => { stop.abort(); row.remove(); });

  const fail = (text, canRetry) => {
    row.dataset.state = "failed";
    bar.hidden = true;
    state.className = "q-error";
    state.textContent = text;
    if (!canRetry) return;
    const again = Object.assign(document.createElement("button"), { type: "button", className: "q-button q-button-quiet q-button-small", textContent: words.textAgain });
    again.addEventListener("click", () => { again.remove(); go(); });
    about.append(again);
  };
  const go = async () => {
    row.dataset.state = "sending";
    bar.hidden = false;
    state.className = "";
    try {
      const id = await send(file, words.endpoint, { signal: stop.signal, keepsPosition: "keepsPosition" in words, progress: (share) => { bar.value = share; state.textContent = `${words.textSending} ${Math.round(share * 100)} %`; } });
      row.append(Object.assign(document.createElement("input"), { type: "hidden", name: words.field, value: id }));
      row.dataset.state = "done";
      bar.hidden = true;
      state.textContent = `${words.textDone} · ${size(file.size)}`;
    } catch (error) {
      if (!stop.signal.aborted) fail(error.refusal || words.textFailed, !error.refusal);
    }
    if (!list.querySelector("[data-state=sending]")) list.dispatchEvent(new CustomEvent("qala:uploaded"));
  };
  if (Number(words.max) && file.size > Number(words.max)) fail(words.textLarge, false);
  else if (!accepted(file, input.accept)) fail(words.textType, false);
  else go();
}

function accepted(file, accept) {
  const kinds = accept.split(",").map((kind) => kind.trim().toLowerCase()).filter(Boolean);
  const fits = (kind) => (kind.startsWith(".") ? file.name.toLowerCase().endsWith(kind) : kind.endsWith("/*") ? file.type.startsWith(kind.slice(0, -1)) : file.type === kind);
  return !kinds.length || !file.type || kinds.some(fits);
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

function size(bytes) {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"];
  const step = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), 3);
  const style = { style: "unit", unit: units[step], maximumFractionDigits: step > 1 ? 1 : 0 };
  return new Intl.NumberFormat(document.documentElement.lang, style).format(bytes / 1000 ** step);
}
