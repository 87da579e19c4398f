// One appeal: what happened, where, the way there, and a form for each step that is open now.

import { icon } from "shared/toasts";
import { badge, button, el, fill, moment, spoken } from "fieldwork/dom";
import { ownText, stepForm, wordsOf } from "fieldwork/forms";
import { due } from "fieldwork/list";

const TAKES_PHOTOS = ["answer", "note", "give_back"];
const PURPOSES = { answer: "answer", ask: "ask", give_back: "give_back" };
const ICONS = { accept: "check", answer: "message", plan: "calendar-event", ask: "help", note: "note", give_back: "arrow-back-up", extend_request: "calendar-plus" };

export function drawCard(root, row, { config, templates, place, write, close }) {
  const texts = config.texts;
  const box = root.querySelector("[data-card]");
  const forms = el("div", { className: "q-stack" });
  const head = el("h2", { tabIndex: -1 }, el("span", { className: "q-number" }, row.number), " ", badge(row.status, "info", "point"), " ", due(row, texts));
  const steps = el("div", { className: "f-steps" }, row.verbs.map((verb) => button(texts[verb], verb === row.verbs[0] ? "primary" : "secondary", ICONS[verb], () => show(verb))));
  box.replaceChildren(
    el("p", {}, button(root.dataset.textBack, "quiet", "arrow-left", close)),
    head, el("p", { className: "text-secondary" }, row.topic),
    el("p", { className: "q-text", lang: row.language }, row.text),
    el("p", {}, icon("map-pin"), ` ${row.address || texts.no_place}`, row.place_note && el("br"), row.place_note),
    row.lon === null ? "" : el("p", { className: "q-cluster" }, config.links.map((link) => way(link, row))),
    steps, forms,
  );
  head.focus();

  function show(verb) {
    if (verb === "accept") { write(row, verb, {}, [], ""); return; }
    const form = stepForm(verb, row, texts);
    const photos = [];
    let template = "";
    choices(form, verb, (chosen) => { template = chosen; });
    if (TAKES_PHOTOS.includes(verb)) camera(form, photos, texts);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      write(row, verb, wordsOf(form), photos, template);
    });
    forms.replaceChildren(form);
    form.querySelector("textarea, input, select")?.focus();
  }

  function choices(form, verb, tell) {
    const select = form.querySelector("[data-templates]");
    const fits = (each) => each.purpose === PURPOSES[verb] && [null, row.topic_id].includes(each.topic_id) && [null, row.group_id].includes(each.group_id);
    const fitting = templates.filter(fits);
    if (!select) return;
    if (!fitting.length) { select.closest("div").remove(); return; }
    select.append(...fitting.map((each) => el("option", { value: each.id }, each.name)));
    select.addEventListener("change", () => {
      const chosen = fitting.find((each) => String(each.id) === select.value);
      if (!chosen) return;
      const day = new Intl.DateTimeFormat(spoken(row.language), { dateStyle: "short" });
      const words = { number: row.number, topic: row.topic, address: row.address, executor: row.executor, received: day.format(new Date(row.received_at)), day: day.format(new Date()) };
      form.querySelector("textarea").value = fill(chosen.texts[row.language] || "", words);
      tell(String(chosen.id));
    });
  }
}

// Only what the city named, and only with numbers put in: the address is opened when the person follows it.
function way(link, row) {
  const href = fill(link.template, { lat: Number(row.lat).toFixed(6), lon: Number(row.lon).toFixed(6) });
  return el("a", { className: "q-button q-button-secondary q-button-small", href, rel: "noreferrer", target: "_blank" }, icon("route"), el("span", {}, link.name));
}

function camera(form, photos, texts) {
  const input = form.querySelector("input[type=file]");
  const list = form.querySelector("[data-photos]");
  input.addEventListener("change", () => {
    photos.push(...input.files);
    input.value = ""; // they travel with the step, not with the form
    list.textContent = fill(texts.photos, { count: photos.length });
  });
}

// What the server refused: both sides where somebody else was faster, the form again where something has to be mended.
export function conflict(item, { config, again, asNote, drop }) {
  const texts = config.texts;
  const now = item.now?.appeal;
  const last = item.now?.last || {};
  const mine = ownText(item.words);
  const mending = item.fields?.length ? mendForm(item, now || {}, texts, again) : null;
  return el("article", { className: "f-conflict q-alert q-warn" },
    el("h3", {}, `${item.number} · ${texts[item.verb]}`), el("p", {}, item.error),
    mending || el("div", { className: "f-sides" },
      el("div", {}, el("strong", {}, texts.yours), el("p", { className: "q-text" }, mine), item.photos.length ? el("p", {}, fill(texts.photos, { count: item.photos.length })) : ""),
      el("div", {}, el("strong", {}, texts.theirs), now ? el("p", {}, now.status) : "", last.verb ? el("p", {}, `${last.verb} · ${last.by} · ${moment(last.at)}`) : "", last.note ? el("p", { className: "q-text" }, last.note) : "")),
    el("div", { className: "q-actions" }, mending ? "" : button(texts.again, "primary", "send", () => again(item.words)), mine && item.verb !== "note" ? button(texts.as_note, "secondary", "note", () => asNote(mine)) : "", button(texts.drop, "quiet", "trash", drop)));
}

// The template was counted with the first try; photos may be added to those that are kept.
function mendForm(item, now, texts, again) {
  const form = stepForm(item.verb, now, texts, { said: item.words, refused: item.fields, mark: `-${item.id}` });
  const photos = [];
  form.querySelector("[data-templates]")?.closest("div").remove();
  if (TAKES_PHOTOS.includes(item.verb)) camera(form, photos, texts);
  form.classList.remove("q-card");
  form.addEventListener("submit", (event) => { event.preventDefault(); again(wordsOf(form), photos); });
  return form;
}
