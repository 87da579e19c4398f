// Short messages in the corner. From code: toast("Saved", "good"). From the server: HX-Trigger {"toast": {…}}.
// They stay until closed when bad, else ten seconds; pointer or focus on them holds the time.

const SHAPES = { neutral: "circle", info: "info-circle", good: "circle-check", warn: "alert-triangle", bad: "alert-octagon", gold: "star" };
const STAY = 10_000;

function region() {
  return document.getElementById("toasts");
}

export function icon(name, sprite) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "q-icon");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${sprite || region()?.dataset.icons || ""}#${name}`);
  svg.append(use);
  return svg;
}

export function toast(message, tone = "info") {
  const box = document.createElement("div");
  box.className = `q-toast q-${tone in SHAPES ? tone : "info"}`;
  const text = document.createElement("p");
  text.textContent = message;
  const close = document.createElement("button");
  close.type = "button";
  close.className = "q-close";
  close.dataset.close = "";
  close.setAttribute("aria-label", region().dataset.closeLabel);
  close.append(icon("x"));
  box.append(icon(SHAPES[tone] || SHAPES.info), text, close);
  region().append(box);
  settle(box);
  return box;
}

function settle(box) {
  box.querySelector("[data-close]").addEventListener("click", () => box.remove());
  if (box.classList.contains("q-bad")) return;
  let timer = setTimeout(() => box.remove(), STAY);
  const hold = () => clearTimeout(timer);
  const release = () => { hold(); timer = setTimeout(() => box.remove(), STAY); };
  box.addEventListener("pointerenter", hold);
  box.addEventListener("pointerleave", release);
  box.addEventListener("focusin", hold);
  box.addEventListener("focusout", release);
}

export default function toasts(element) {
  element.querySelectorAll("[data-toast], .q-toast").forEach(settle);
  document.addEventListener("toast", (event) => toast(event.detail.message, event.detail.tone));
  document.addEventListener("htmx:sendError", () => toast(element.dataset.failed, "bad"));
  document.addEventListener("htmx:responseError", (event) => {
    const found = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
    const words = found.querySelector(".q-alert")?.textContent.trim().replace(/\s+/g, " ");
    toast(words || element.dataset.failed, "bad");
  });
}
