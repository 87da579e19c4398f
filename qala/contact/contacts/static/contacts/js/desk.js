// The operator's desk by keyboard: topics under the text, answers beside it, the caller by phone, endings by one key.

const NEEDS_TOPIC = ["consultation", "appeal"];

export default function desk(form) {
  const field = (name) => form.elements.namedItem(name);
  const said = field("said");
  const answers = form.querySelector("#answers");
  const timers = {};
  let [began, hungUp] = [0, 0];
  let asked = false; // the answers on the screen are not yet those to the words
  let spoken = false; // the operator has chosen the language
  let ending = ""; // chosen while they were on their way

  const soon = (name, act, pause = 200) => {
    clearTimeout(timers[name]);
    timers[name] = setTimeout(act, pause);
  };
  const ask = (id) => form.querySelector(id).dispatchEvent(new CustomEvent("ask"));
  const answer = (pause) => soon("answers", () => ask("#answers"), pause);
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
    if (!field("topic").value && NEEDS_TOPIC.includes(outcome)) {
      // Somebody types faster than the answers come: the ending waits for them.
      if (asked) { ending = outcome; return answer(0); }
      // Without a choice the marked topic is meant: it is what the screen has been answering for.
      if (marked()) pick(marked().dataset.topic);
    }
    form.requestSubmit(form.querySelector(`[name=outcome][value=${outcome}]`));
  };
  const choose = (name, value, kind, button) => {
    const isSame = field(name).value === value;
    field(name).value = isSame ? "" : value;
    for (const other of form.querySelectorAll(`[data-${kind}]`)) other.setAttribute("aria-pressed", String(!isSame && other === button));
  };
  const hangUp = (button) => {
    hungUp ||= performance.now();
    field("wrapping").value ||= "1";
    button.setAttribute("aria-pressed", "true");
  };

  form.addEventListener("input", (event) => {
    began ||= performance.now();
    if (event.target === said) { asked = true; answer(); }
    if (event.target === field("phone")) soon("caller", () => ask("#caller"), 350);
    if (event.target === field("address")) for (const name of ["building", "lon", "lat"]) field(name).value = "";
  });
  form.addEventListener("change", (event) => {
    spoken ||= event.target === field("language");
    if (["topic", "language", "yes", "lat"].includes(event.target.name)) answer(30);
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
    const { topic, article, appeal, service } = target.dataset;
    if (topic) pick(topic);
    if (article) choose("article", article, "article", target);
    if (appeal) choose("appeal", appeal, "appeal", target);
    if (service) { field("service").value = service; field("service").focus(); }
    if ("hungUp" in target.dataset) hangUp(target);
    form.dispatchEvent(new Event("input", { bubbles: true }));
    if (topic) said.focus();
  });

  const keys = {
    F2: () => field("phone").focus(),
    F3: () => (answers.contains(document.activeElement) ? said : answers.querySelector("button, summary, a, input") ?? said).focus(),
    F4: () => field("address").focus(),
    // The first press leads to the list of services, the second, with one chosen, hands over.
    F8: () => (field("service").value ? end("emergency") : field("service").focus()),
    F9: () => end("appeal"),
    F10: () => form.querySelector("[data-hung-up]").click(),
  };
  document.addEventListener("keydown", (event) => {
    if (document.querySelector("dialog[open]")) return;
    const act = event.ctrlKey && event.key === "Enter" ? () => end("consultation") : !event.ctrlKey && !event.altKey && keys[event.key];
    if (!act) return;
    event.preventDefault();
    if (!event.repeat) act();
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

  let open = null; // the article that the operator reads stays open while the answers change
  form.addEventListener("htmx:beforeSwap", () => { open = answers.querySelector("details[open]")?.id; });
  form.addEventListener("htmx:afterSwap", (event) => {
    const read = event.target === answers && open && document.getElementById(open);
    if (read) read.open = true;
    if (event.target.id !== "caller") return;
    // What the caller's card knows fills empty fields only.
    const card = event.target.querySelector(".c-caller");
    if (card?.dataset.name && !field("full_name").value) field("full_name").value = card.dataset.name;
    if (card?.dataset.language && !spoken) { field("language").value = card.dataset.language; answer(30); }
    ask("#presence");
  });
  form.addEventListener("htmx:afterRequest", (event) => {
    if (event.target !== answers) return; // answered, or unreachable: then the ending says so itself
    const outcome = ending;
    [asked, ending] = [false, ""];
    if (outcome) setTimeout(() => end(outcome));
  });
  form.addEventListener("qala:kept", () => ask("#presence"));
  form.addEventListener("qala:restored", () => { ask("#answers"); if (field("phone").value) ask("#caller"); });
  form.addEventListener("submit", () => {
    if (began) field("elapsed").value = ((performance.now() - began) / 1000).toFixed(1);
    if (hungUp) field("wrapping").value = ((performance.now() - hungUp) / 1000).toFixed(1);
  });
  if (field("phone").value) ask("#caller");
  if (said.value && !field("topic").value && !options().length) { asked = true; answer(0); } // typed before this script stood here

  const clock = form.querySelector("[data-clock]");
  setInterval(() => {
    const seconds = began ? Math.floor(((hungUp || performance.now()) - began) / 1000) : 0;
    clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }, 1000);
}
