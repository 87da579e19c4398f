// Words on the map as elements of the page: names of districts and sizes of clusters. MapLibre's own text needs
// glyph files of every script; these use the page's Inter, Kazakh letters included.

// Where a name may stand, in pixels from the middle of its district.
const PLACES = [0, 36, -36, 60, -60].flatMap((down) => [[0, down], [48, down], [-48, down]]);

export function labels(gl, drawn, config, source) {
  const shown = new Map();
  const update = () => {
    const kept = new Set();
    for (const { id, at, text, css } of [...clusters(drawn, source), ...(config.tiles || config.pmtiles ? [] : districts(drawn))]) {
      if (kept.has(id)) continue;
      kept.add(id);
      if (!shown.has(id)) shown.set(id, new gl.Marker({ element: word(text, css) }).setLngLat(at).addTo(drawn));
    }
    for (const [id, marker] of shown) {
      if (!kept.has(id)) { marker.remove(); shown.delete(id); }
    }
    const taken = circles(drawn, source);
    const said = [];
    for (const [id, marker] of shown) if (id.startsWith("d")) giveWay(drawn, marker, taken, said);
  };
  drawn.on("idle", update);
  drawn.on("movestart", () => { for (const [id, marker] of shown) if (id.startsWith("c")) { marker.remove(); shown.delete(id); } });
}

function clusters(drawn, source) {
  if (!drawn.getLayer("clusters")) return [];
  const many = drawn.queryRenderedFeatures({ layers: ["clusters", "points"] });
  return many.filter((one) => one.source === source && said(one.properties)).map((one) => ({
    id: `c${one.properties.cluster_id ?? one.geometry.coordinates}`, at: one.geometry.coordinates,
    text: said(one.properties), css: one.properties.sign ? "q-map-cluster q-map-sign" : "q-map-cluster",
  }));
}

// How many, or the sign that says without colour how one stands.
function said({ total, count, sign }) {
  return total || count ? short(total || count) : sign;
}

function short(count) {
  return count < 10_000 ? String(count) : `${Math.round(count / 1000)}k`;
}

function districts(drawn) {
  if (!drawn.getLayer("districts") || drawn.getZoom() > 14) return [];
  return drawn.querySourceFeatures("base").filter((one) => one.properties.name && one.properties.label_lon).map((one) => ({
    id: `d${one.properties.name}`, at: [one.properties.label_lon, one.properties.label_lat], text: one.properties.name, css: "q-map-label",
  }));
}

// Where points and clusters lie on the screen, and how far they reach: a name that is under one is not read.
function circles(drawn, source) {
  if (!drawn.getLayer("clusters")) return [];
  return drawn.queryRenderedFeatures({ layers: ["clusters", "points"] }).filter((one) => one.source === source).map((one) => {
    const { total, count } = one.properties;
    const { x, y } = drawn.project(one.geometry.coordinates);
    return { x, y, reach: total || count ? 24 : 10 };
  });
}

// A name stands in the middle of its district, or beside what lies there; where there is no room it is left out.
function giveWay(drawn, marker, taken, said) {
  const element = marker.getElement();
  const { x, y } = drawn.project(marker.getLngLat());
  const [wide, high] = [element.offsetWidth / 2, element.offsetHeight / 2];
  const isFree = ([right, down]) => taken.every((one) => Math.hypot(beyond(one.x - x - right, wide), beyond(one.y - y - down, high)) > one.reach)
    && said.every((one) => Math.abs(one.x - x - right) > one.wide + wide || Math.abs(one.y - y - down) > one.high + high);
  const place = PLACES.find(isFree);
  if (place) said.push({ x: x + place[0], y: y + place[1], wide, high });
  element.classList.toggle("q-map-unread", !place);
  marker.setOffset(place ?? [0, 0]);
}

function beyond(distance, half) {
  return Math.max(0, Math.abs(distance) - half);
}

function word(text, css) {
  const element = Object.assign(document.createElement("div"), { className: css, textContent: text });
  element.setAttribute("aria-hidden", "true");
  return element;
}
