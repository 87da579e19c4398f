// The form of a step, fitted to one appeal: what its procedure asks for stays, the rest goes, what was said before is put in.

import { fill } from "fieldwork/dom";

const ASKED = ["late_cause", "is_unfavourable", "is_language_confirmed"];

// `refused`: fields that the server missed; they are asked for whatever the phone believes. `mark` keeps ids apart.
export function stepForm(verb, row, texts, { said = {}, refused = [], mark = "" } = {}) {
  const form = document.getElementById(`form-${verb}`).content.firstElementChild.cloneNode(true);
  for (const box of form.querySelectorAll("[data-asks]")) ask(box, row, said, refused);
  const hint = form.querySelector("[data-language]");
  if (hint && row.asks && "is_language_confirmed" in row.asks) Object.assign(hint, { hidden: false, textContent: fill(texts.language, { language: row.language_name }) });
  for (const input of form.querySelectorAll("[name]:not([type=checkbox])")) if (input.name in said) input.value = said[input.name];
  for (const each of form.querySelectorAll("[id]")) each.id += mark;
  for (const each of form.querySelectorAll("label[for]")) each.htmlFor += mark;
  return form;
}

function ask(box, row, said, refused) {
  const name = box.dataset.asks;
  const asks = row.asks || {};
  const isDue = name !== "late_cause" || (row.late_after && Date.parse(row.late_after) <= Date.now());
  if (!refused.includes(name) && !(name in asks && isDue)) { box.remove(); return; }
  const input = box.querySelector("select, input");
  if (input.type === "checkbox") input.checked = name in said;
  else input.required = Boolean(asks[name]) || refused.includes(name);
}

export function wordsOf(form) {
  return Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === "string"));
}

// What a person reads as their own words: neither codes nor ticks.
export function ownText(words) {
  return Object.entries(words).filter(([name, value]) => value && !ASKED.includes(name)).map(([, value]) => value).join("\n");
}
