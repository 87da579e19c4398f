// Keys: an element with data-hotkey="g a" is clicked when these keys are pressed one after another; `?` lists them all.
// Never while typing in a field.

import { open } from "shared/dialog";

const PAUSE = 900;

export default function hotkeys() {
  let pressed = "";
  let timer = 0;
  document.addEventListener("keydown", (event) => {
    if (event.target.matches?.("input, textarea, select, [contenteditable]")) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.key.length > 1 || document.querySelector("dialog[open]")) return;
    if (event.key === "?") return help();
    pressed = `${pressed} ${event.key.toLowerCase()}`.trim();
    clearTimeout(timer);
    timer = setTimeout(() => { pressed = ""; }, PAUSE);
    const found = document.querySelector(`[data-hotkey="${CSS.escape(pressed).replaceAll("\\ ", " ")}"]`);
    if (!found) return;
    event.preventDefault();
    pressed = "";
    found.focus();
    found.click();
  });
}

function help() {
  const dialog = document.getElementById("shortcuts");
  if (!dialog) return;
  const list = dialog.querySelector("[data-shortcuts]");
  list.replaceChildren();
  for (const element of document.querySelectorAll("[data-hotkey]")) {
    const term = document.createElement("dt");
    for (const key of element.dataset.hotkey.split(" ")) {
      const cap = document.createElement("kbd");
      cap.textContent = key;
      term.append(cap, " ");
    }
    const words = document.createElement("dd");
    words.textContent = element.textContent.trim() || element.getAttribute("aria-label") || "";
    list.append(term, words);
  }
  open(dialog);
}
