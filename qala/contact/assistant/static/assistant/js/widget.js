// The button on every public page: opens the conversation in a panel, without taking the page away. The panel is fetched
// with the first opening; it opens again after a reload, but takes the focus only when somebody pressed.

import { scan } from "shared/boot";

const KEPT = "qala-assistant-open";

export default function widget(root) {
  const opener = root.querySelector("a");
  opener.setAttribute("role", "button");
  opener.setAttribute("aria-expanded", "false");
  const panel = Object.assign(document.createElement("section"), { className: "as-panel", id: "as-panel", hidden: true });
  panel.setAttribute("role", "dialog");
  panel.setAttribute("aria-labelledby", "as-title");
  root.append(panel);
  opener.setAttribute("aria-controls", "as-panel");

  const load = async () => {
    if (panel.childElementCount) return true;
    const answer = await fetch(root.dataset.panel, { headers: { "HX-Request": "true" } }).catch(() => null);
    if (!answer?.ok) return false;
    panel.innerHTML = await answer.text();
    globalThis.htmx?.process(panel);
    await scan(panel); // seen only when its keys are heard
    panel.querySelector("[data-close]").addEventListener("click", close);
    return true;
  };
  const open = async ({ takesFocus }) => {
    if (!(await load())) { location.assign(opener.href); return; }
    panel.hidden = false;
    opener.setAttribute("aria-expanded", "true");
    keep("yes");
    panel.dispatchEvent(new CustomEvent("qala:shown"));
    if (takesFocus) panel.querySelector("textarea").focus();
  };
  const close = () => {
    panel.hidden = true;
    opener.setAttribute("aria-expanded", "false");
    keep("");
    opener.focus();
  };
  const press = (event) => {
    event.preventDefault();
    if (panel.hidden) open({ takesFocus: true });
    else close();
  };
  opener.addEventListener("click", press);
  opener.addEventListener("keydown", (event) => { if (event.key === " ") press(event); });
  panel.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  if (kept()) open({ takesFocus: false });
}

function keep(value) {
  try { sessionStorage.setItem(KEPT, value); } catch { /* a browser that keeps nothing */ }
}

function kept() {
  try { return sessionStorage.getItem(KEPT); } catch { return ""; }
}
