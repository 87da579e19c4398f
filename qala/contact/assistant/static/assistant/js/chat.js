// The conversation: sends by Enter, shows the end of the log, offers the phone's position, and looks for news while a
// person of the centre is awaited. Everything else is a form that htmx sends.

const SOON = 4000, LATER = 30000; // milliseconds between looks: while somebody is awaited, and otherwise

export default function chat(root) {
  const form = root.querySelector("form");
  const log = root.querySelector("[role=log]");
  const text = form.elements.namedItem("text");
  const fault = form.querySelector("[data-fault]");

  const toEnd = () => { log.scrollTop = log.scrollHeight; };
  const say = (words) => { fault.textContent = words; fault.hidden = !words; };
  let sent = "";
  const clear = () => {
    for (const name of ["[data-lon]", "[data-lat]"]) form.querySelector(name).value = "";
    root.querySelector("#as-map").replaceChildren();
    form.querySelector("[data-files]")?.replaceChildren();
    const more = form.querySelector("details");
    if (more) more.open = false;
  };
  const ready = () => {
    for (const button of form.querySelectorAll("[data-here], [data-chart]")) button.hidden = button.matches("[data-here]") && !navigator.geolocation;
  };

  text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit(form.querySelector("[data-send]"));
  });
  form.addEventListener("submit", (event) => {
    // The map, when it is open, is the one that knows the point.
    const isEmpty = !text.value.trim() && event.submitter?.name !== "button" && !pointOf(form) && !form.querySelector("[name=files_id]") && !form.querySelector("[type=file]").files.length;
    if (isEmpty) event.preventDefault(), event.stopImmediatePropagation(), text.focus();
  }, true);
  // The words leave the field when they are sent, not when they are answered: by then the next ones may stand there.
  form.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.elt === form) [sent, text.value] = [text.value, ""];
  });
  form.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt !== form) return;
    if (!event.detail.successful) {
      text.value ||= sent;
      return;
    }
    say("");
    clear();
    ready();
    toEnd();
    text.focus();
  });
  form.addEventListener("click", (event) => {
    if (!event.target.closest("[data-here]")) return;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        form.querySelector("[data-lon]").value = coords.longitude.toFixed(6);
        form.querySelector("[data-lat]").value = coords.latitude.toFixed(6);
        form.requestSubmit(form.querySelector("[data-send]"));
      },
      () => say(root.dataset.textNowhere),
      { enableHighAccuracy: true, timeout: 10000 },
    );
  });

  const look = async () => {
    const state = form.querySelector("#as-state");
    setTimeout(look, state.dataset.waited && !document.hidden ? SOON : LATER);
    if (document.hidden || !root.isConnected || root.closest("[hidden]") || !state.dataset.waited) return;
    const answer = await fetch(`${root.dataset.news}?after=${state.dataset.last}`, { headers: { Priority: "u=5", "HX-Request": "true" } }).catch(() => null);
    if (answer?.status !== 200 || form.querySelector("#as-state") !== state) return;
    globalThis.htmx.swap(log, await answer.text(), { swapStyle: "beforeend" });
    ready();
    toEnd();
  };
  setTimeout(look, SOON);
  root.closest(".as-panel")?.addEventListener("qala:shown", toEnd);
  ready();
  toEnd();
}

function pointOf(form) {
  return form.querySelector("[data-map-lon]")?.value || form.querySelector("[data-lon]").value;
}
