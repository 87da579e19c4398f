// The list of open work: by due or by distance, in three groups.

import { icon } from "shared/toasts";
import { badge, distance, el, far, moment } from "fieldwork/dom";

const GROUPS = ["mine", "deputy", "team"];

export function draw(root, found, { texts, sort, place, open }) {
  const box = root.querySelector("[data-list]");
  const rows = sorted(found, sort, place);
  box.replaceChildren(...GROUPS.map((group) => section(group, rows.filter((row) => row.group === group))).filter(Boolean));
  if (!rows.length) box.append(el("p", { className: "q-empty" }, texts.nothing));

  function section(group, some) {
    if (!some.length) return null;
    return el("section", {}, el("h2", {}, `${texts[group]} · ${some.length}`), el("ul", { className: "f-list" }, some.map(item)));
  }

  function item(row) {
    const metres = place && row.lon !== null ? far(distance(place, row), texts) : "";
    return el("li", {}, el("button", { type: "button", className: "f-item", data: { number: row.number }, on: { click: () => open(row.number) } },
      el("span", { className: "f-line" }, el("strong", { className: "q-number" }, row.number), due(row, texts)),
      el("span", {}, row.topic),
      el("span", { className: "f-line text-secondary" }, el("span", {}, icon("map-pin"), ` ${row.address || texts.no_place}`), metres && el("span", { className: "q-number" }, metres)),
    ));
  }
}

// Those without a position, or without a term, stand last.
function sorted(found, sort, place) {
  const last = Number.MAX_SAFE_INTEGER;
  const due = (row) => (row.due_at ? Date.parse(row.due_at) : last);
  const near = (row) => (place && row.lon !== null ? distance(place, row) : last);
  return [...found].sort((a, b) => (sort === "near" && place ? near(a) - near(b) : 0) || due(a) - due(b));
}

export function due(row, texts) {
  if (!row.due_at) return badge(texts.no_due, "neutral", "clock-pause");
  const left = Date.parse(row.due_at) - Date.now();
  if (left <= 0) return badge(`${texts.overdue} · ${moment(row.due_at)}`, "bad", "clock-exclamation");
  return badge(moment(row.due_at), left < 24 * 3600 * 1000 ? "warn" : "info", "clock");
}
