// The outline of a project over the map: what stands in the box as GeoJSON is drawn, what is drawn stands in the box.

import { token } from "shared/tokens";

const SOURCE = "outline";

export default async function outline(box) {
  const element = document.getElementById(box.dataset.map);
  const text = box.querySelector("textarea");
  const tools = box.querySelector("[data-tools]");
  const hint = box.querySelector("[data-hint]");
  const map = await ready(element);
  let kind = "";
  let corners = [];
  let mark = ["", ""];

  const show = () => {
    if (!map.getSource(SOURCE)) addLayers(map);
    map.getSource(SOURCE).setData(read(text?.value ?? box.dataset.outline));
  };
  show();
  fit(map, read(text?.value ?? box.dataset.outline));
  map.on("styledata", () => map.isStyleLoaded() && !map.getSource(SOURCE) && show());
  if (!tools) return;

  const write = () => {
    text.value = shape(kind, corners);
    show();
  };
  tools.hidden = false;
  tools.addEventListener("click", (event) => {
    const wish = event.target.closest("[data-draw]")?.dataset.draw;
    if (!wish) return;
    if (wish === "clear") text.value = "";
    if (kind) putBack(element, mark);
    kind = wish === "end" || wish === "clear" ? "" : wish;
    corners = [];
    mark = inputs(element).map((input) => input.value);
    hint.textContent = kind ? hint.dataset.text : "";
    element.classList.toggle("p-drawing", Boolean(kind));
    show();
  });
  text.addEventListener("change", show);
  element.addEventListener("qala:picked", ({ detail }) => {
    if (!kind) return;
    corners.push([Number(detail.lon.toFixed(6)), Number(detail.lat.toFixed(6))]);
    write();
  });
}

function inputs(element) {
  const root = element.closest(".q-map");
  return [root.querySelector("[data-map-lat]"), root.querySelector("[data-map-lon]")];
}

// Every click moves the mark; after drawing it stands where it stood before.
function putBack(element, mark) {
  inputs(element).forEach((input, index) => {
    input.value = mark[index];
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

function ready(element) {
  return new Promise((done) => {
    const look = () => (element.dataset.state === "ready" ? done(element.qalaMap) : setTimeout(look, 200));
    look();
  });
}

function shape(kind, corners) {
  if (corners.length === 1) return JSON.stringify({ type: "Point", coordinates: corners[0] });
  if (kind === "LineString" || corners.length < 3) return JSON.stringify({ type: "LineString", coordinates: corners });
  return JSON.stringify({ type: "Polygon", coordinates: [[...corners, corners[0]]] });
}

function read(value) {
  const nothing = { type: "FeatureCollection", features: [] };
  try {
    const geometry = JSON.parse(value || "null");
    return geometry ? { type: "Feature", properties: {}, geometry } : nothing;
  } catch {
    return nothing;
  }
}

function fit(map, data) {
  const places = JSON.stringify(data.geometry?.coordinates ?? []).match(/-?[\d.]+,-?[\d.]+/g)?.map((pair) => pair.split(",").map(Number)) ?? [];
  if (places.length < 2) return;
  const lons = places.map(([lon]) => lon);
  const lats = places.map(([, lat]) => lat);
  map.fitBounds([[Math.min(...lons), Math.min(...lats)], [Math.max(...lons), Math.max(...lats)]], { padding: 40, maxZoom: 16, duration: 0 });
}

function addLayers(map) {
  map.addSource(SOURCE, { type: "geojson", data: { type: "FeatureCollection", features: [] } });
  const paint = token("primary-strong");
  map.addLayer({ id: "outline-area", type: "fill", source: SOURCE, filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": paint, "fill-opacity": 0.25 } });
  map.addLayer({ id: "outline-line", type: "line", source: SOURCE, paint: { "line-color": paint, "line-width": 4 } });
  map.addLayer({ id: "outline-point", type: "circle", source: SOURCE, filter: ["==", ["geometry-type"], "Point"], paint: { "circle-color": paint, "circle-radius": 6 } });
}
