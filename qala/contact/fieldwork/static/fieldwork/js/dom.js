// Small tools for drawing: elements from words, never from strings of HTML.

import { icon } from "shared/toasts";

export function el(tag, words = {}, ...children) {
  const { data, on, ...own } = words;
  const made = Object.assign(document.createElement(tag), own);
  for (const [name, value] of Object.entries(data || {})) made.dataset[name] = value;
  for (const [name, act] of Object.entries(on || {})) made.addEventListener(name, act);
  made.append(...children.flat().filter((each) => each !== null && each !== undefined && each !== ""));
  return made;
}

export function badge(text, tone, name) {
  return el("span", { className: `q-badge q-${tone}` }, icon(name), el("span", {}, text));
}

export function button(text, kind, name, act) {
  const made = el("button", { type: "button", className: `q-button q-button-${kind}`, on: { click: act } }, el("span", {}, text));
  if (name) made.prepend(icon(name));
  return made;
}

export function fill(text, words) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in words ? words[name] : whole));
}

// Browsers say that they know Kazakh and write a date in the order of a machine. Russian writes it as Kazakh does.
export const spoken = (language) => (language === "kk" ? "ru" : language);

export function moment(value) {
  return new Intl.DateTimeFormat(spoken(document.documentElement.lang), { dateStyle: "short", timeStyle: "short" }).format(new Date(value));
}

// Metres between two points of the globe; good to a percent over a city. The position stays in the browser.
export function distance(from, to) {
  const rad = (degrees) => (degrees * Math.PI) / 180;
  const x = rad(to.lon - from.lon) * Math.cos(rad((from.lat + to.lat) / 2));
  const y = rad(to.lat - from.lat);
  return Math.hypot(x, y) * 6_371_000;
}

export function far(metres, texts) {
  const count = metres < 1000 ? Math.round(metres / 10) * 10 : Math.round(metres / 100) / 10;
  return fill(metres < 1000 ? texts.metres : texts.kilometres, { count: count.toLocaleString(spoken(document.documentElement.lang)) });
}
