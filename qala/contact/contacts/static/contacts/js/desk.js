// The operator's desk by keyboard: topics under the text, answers beside it, the caller by phone, endings by one key.

const PAUSE = 200;

export default function desk(form) {
  const field = (name) => form.elements.namedItem(name);
  const said = field("said");
  const answers = form.querySelector("#answers");
  const timers = {};
  let began = 0;
  let hungUp = 0;

  const soon = (name, act, pause = PAUSE) => {
    clearTimeout(timers[name]);
    timers[name] = setTimeout(act, pause);
  };
  const ask = (id) => form.querySelector(id).dispatchEvent(new CustomEvent("ask"));
  const options = () => [...answers.querySelectorAll("[role=option]")];
  const marked = () => options().find((one) => one.getAttribute("aria-selected") === "true");

  const mark = (step) => {
    const all = options();
    if (!all.length) return;
    const at = (all.indexOf(marked()) + step + all.length) % all.length;
    all.forEach((one, index) => one.setAttribute("aria-selected", String(index === at)));
    said.setAttribute("aria-activedescendant", all[at].id);
    all[at].scrollIntoView({ block: "nearest" });
  };
  const pick = (id) => {
    field("topic").value = id;
    field("topic").dispatchEvent(new Event("change", { bubbles: true }));
    said.removeAttribute("aria-activedescendant");
    options().forEach((one) => one.remove());
  };
  const end = (outcome) => {
    // Without a choice the marked topic is meant: it is what the screen has been answering for.
    if (!field("topic").value && ["consultation", "appeal"].includes(outcome) && marked()) pick(marked().dataset.topic);
    form.requestSubmit(form.querySelector(`[name=outcome][value=${outcome}]`));
  };
  const press = (button) => {
    for (const other of form.querySelectorAll("[data-article]")) other.setAttribute("aria-pressed", String(other === button));
  };

  form.addEventListener("input", (event) => {
    began ||= performance.now();
    if (event.target === said) soon("answers", () => ask("#answers"));
    if (event.target === field("phone")) soon("caller", () => ask("#caller"), 350);
    if (event.target === field("address")) for (const name of ["building", "lon", "lat"]) field(name).value = "";
  });
  form.addEventListener("change", (event) => {
    if (["topic", "language", "yes", "lat"].includes(event.target.name)) soon("answers", () => ask("#answers"), 30);
  });
  form.addEventListener("qala:chosen", (event) => {
    const place = event.detail;
    field("building").value = place.building_id ?? "";
    field("lon").value = place.lon ?? "";
    field("lat").value = place.lat ?? "";
    field("lat").dispatchEvent(new Event("change", { bubbles: true }));
    form.dispatchEvent(new Event("input", { bubbles: true }));
  });

  form.addEventListener("click", (event) => {
    const target = event.target.closest("[data-topic], [data-article], [data-appeal], [data-service], [data-hung-up]");
    if (!target) return;
    if (target.dataset.topic) pick(target.dataset.topic);
    if (target.dataset.article) { field("article").value = target.dataset.article; press(target); }
    if (target.dataset.appeal) { field("appeal").value = target.dataset.appeal; target.setAttribute("aria-pressed", "true"); }
    if (target.dataset.service) { field("service").value = target.dataset.service; field("service").focus(); }
    if ("hungUp" in target.dataset) { hungUp ||= performance.now(); target.setAttribute("aria-pressed", "true"); }
    form.dispatchEvent(new Event("input", { bubbles: true }));
    if (target.dataset.topic) said.focus();
  });

  document.addEventListener("keydown", (event) => {
    if (document.querySelector("dialog[open]")) return;
    const keys = { F2: "phone", F4: "address" };
    if (event.ctrlKey && event.key === "Enter") { event.preventDefault(); return end("consultation"); }
    if (event.key === "F9") { event.preventDefault(); return end("appeal"); }
    if (event.key === "F8") {
      event.preventDefault();
      // The first press leads to the list of services, the second, with one chosen, hands over.
      return field("service").value ? end("emergency") : field("service").focus();
    }
    if (keys[event.key]) { event.preventDefault(); field(keys[event.key]).focus(); }
  });
  form.addEventListener("keydown", (event) => {
    if (event.target !== said) {
      const isLine = event.target.matches("input") && event.key === "Enter" && !event.ctrlKey && !event.defaultPrevented;
      if (isLine) { event.preventDefault(); said.focus(); } // Enter in a line ends no talk
      return;
    }
    if (event.key === "Escape" && field("topic").value) { field("topic").value = ""; ask("#answers"); }
    if (event.ctrlKey || event.shiftKey || !options().length) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); mark(event.key === "ArrowDown" ? 1 : -1); }
    if (event.key === "Enter" && marked()) { event.preventDefault(); pick(marked().dataset.topic); }
  });

  // What the caller's card knows fills empty fields only.
  form.addEventListener("htmx:afterSwap", (event) => {
    if (event.target.id !== "caller") return;
    const card = event.target.querySelector(".c-caller");
    if (card?.dataset.name && !field("full_name").value) field("full_name").value = card.dataset.name;
    if (card?.dataset.language && !began) field("language").value = card.dataset.language;
    ask("#presence");
  });
  form.addEventListener("qala:kept", () => ask("#presence"));
  form.addEventListener("qala:restored", () => { ask("#answers"); if (field("phone").value) ask("#caller"); });
  form.addEventListener("submit", () => {
    if (began) field("elapsed").value = ((performance.now() - began) / 1000).toFixed(1);
    if (hungUp) field("wrapping").value = ((performance.now() - hungUp) / 1000).toFixed(1);
  });
  if (field("phone").value) ask("#caller");
}
