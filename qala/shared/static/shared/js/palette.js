// The search palette: opens with `/` or Ctrl-K, asks the server while typing, arrows choose, Enter opens.
// Without scripts the button is a link to the search page.

import { open } from "shared/dialog";

const PAUSE = 150;

export default function palette(button) {
  const dialog = document.getElementById(button.dataset.palette);
  const input = dialog.querySelector("input");
  const list = dialog.querySelector(".q-hits");
  let timer = 0;
  let asked = 0;

  const show = () => {
    open(dialog);
    input.select();
    ask();
  };
  const ask = async () => {
    const turn = ++asked;
    const address = new URL(button.href);
    address.search = new URLSearchParams({ q: input.value, fragment: "1" });
    const answer = await fetch(address).catch(() => null);
    if (turn !== asked || !answer?.ok) return; // an older question answered late
    list.innerHTML = await answer.text();
    hits().forEach((hit, index) => { hit.id = `hit-${index}`; });
    list.toggleAttribute("role", false);
    if (hits().length) list.setAttribute("role", "listbox");
    choose(0);
  };
  const hits = () => [...list.querySelectorAll(".q-hit")];
  const chosen = () => list.querySelector('[aria-selected="true"]');
  const choose = (index) => {
    const all = hits();
    all.forEach((hit, at) => hit.setAttribute("aria-selected", String(at === index)));
    all[index]?.scrollIntoView({ block: "nearest" });
    if (all[index]) input.setAttribute("aria-activedescendant", all[index].id);
    else input.removeAttribute("aria-activedescendant");
  };

  button.addEventListener("click", (event) => { event.preventDefault(); show(); });
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.matches?.("input, textarea, select, [contenteditable]");
    const isSlash = event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey;
    const isCommand = (event.ctrlKey || event.metaKey) && event.code === "KeyK";
    if (isSlash || isCommand) { event.preventDefault(); show(); }
  });
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, PAUSE); });
  input.addEventListener("keydown", (event) => {
    const all = hits();
    const at = all.indexOf(chosen());
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose((at + (event.key === "ArrowDown" ? 1 : -1) + all.length) % (all.length || 1));
    } else if (event.key === "Enter" && chosen()) {
      event.preventDefault();
      location.assign(chosen().href);
    }
  });
}
