// A MapLibre map of our own layers and of points, in the page's policy: the worker is a file of ours, nothing is a blob.
// Everything it shows is in a list too; in pick mode the two inputs beside it are the truth.

import { popups } from "shared/map_cards";
import { labels } from "shared/map_labels";
import { picker } from "shared/map_pick";
import { outlineLayers, pointLayers, style } from "shared/map_style";
import { onThemeChange } from "shared/tokens";

const POINTS = "points";
const OUTLINES = "outlines";
const AREAS = "outlines-fill";
const isPoint = (feature) => feature.geometry?.type === "Point";

export default async function map(element) {
  element.dataset.state = "loading";
  const config = JSON.parse(document.getElementById(element.dataset.config).textContent);
  const gl = await library(config);
  const words = element.dataset;
  const drawn = new gl.Map({
    container: element, style: style(config), center: config.center, zoom: config.zoom, attributionControl: false,
    cooperativeGestures: false, dragRotate: false, pitchWithRotate: false, maxZoom: 19,
    locale: { "NavigationControl.ZoomIn": words.textZoomIn, "NavigationControl.ZoomOut": words.textZoomOut, "GeolocateControl.FindMyLocation": words.textLocate, "Map.Title": words.label },
  });
  element.qalaMap = drawn;
  drawn.addControl(new gl.NavigationControl({ showCompass: false }), "top-right");
  if (config.pick) {
    drawn.addControl(new gl.GeolocateControl({}), "top-right");
    // The library names its button only after it has asked whether the device can say where it is.
    element.querySelector(".maplibregl-ctrl-geolocate")?.setAttribute("aria-label", words.textLocate);
  }
  if (config.attribution || config.baseAttribution) drawn.addControl(new gl.AttributionControl({ compact: false }));
  drawn.on("error", () => report(element));
  let data = null;
  const load = async () => {
    const { source } = config;
    data = await points(config, element);
    if (source !== config.source) return load();
    for (const [name, part] of Object.entries(parted(data))) drawn.getSource(name)?.setData(part);
    return data;
  };
  // Somebody else on the page says that there is news, or names another source; perhaps before the map stands.
  document.addEventListener("qala:map-refresh", ({ detail }) => {
    if (detail?.source === config.source) return;
    config.source = detail?.source ?? config.source;
    if (data) load();
  });
  await new Promise((ready) => drawn.once("load", ready));
  await load();
  const dress = () => addPoints(drawn, data, config);
  dress();
  labels(gl, drawn, config, POINTS);
  // Nothing is chosen before the city is in sight: a click on all of Kazakhstan would mark a place in the steppe.
  await frame(gl, drawn, data, config);
  // A source of many points names an address of their words, which are asked for one by one.
  const told = async (one) => (data.cards && (await json(data.cards.replace("{code}", encodeURIComponent(one.code))))) || { title: one.code, ...one };
  popups(gl, drawn, words, POINTS, OUTLINES, told);
  if (config.pick) picker(gl, drawn, element);
  onThemeChange(() => { drawn.setStyle(style(config), { diff: false }); drawn.once("styledata", dress); });
  element.dataset.state = "ready";
}

async function library(config) {
  if (!document.querySelector("link[data-maplibre]")) {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: config.style });
    link.dataset.maplibre = "";
    document.head.prepend(link);
  }
  await import("maplibre-gl");
  const gl = globalThis.maplibregl;
  gl.setWorkerUrl(config.worker);
  if (config.pmtiles && !library.hasTiles) {
    const { Protocol } = await import("pmtiles");
    gl.addProtocol("pmtiles", new Protocol().tile);
    library.hasTiles = true;
  }
  return gl;
}

async function points(config, element) {
  const nothing = { type: "FeatureCollection", features: [] };
  if (!config.source) return config.points || nothing;
  const found = await json(config.source);
  if (!found) report(element);
  return found || nothing;
}

async function json(address) {
  const answer = await fetch(address).catch(() => null);
  return answer?.ok ? answer.json() : null;
}

// Lines and areas have a source of their own: only points can be clustered.
function parted(data) {
  const only = (wanted) => ({ ...data, features: data.features.filter((feature) => isPoint(feature) === wanted) });
  return { [POINTS]: only(true), [OUTLINES]: only(false) };
}

function addPoints(drawn, data, config) {
  if (drawn.getSource(POINTS)) return;
  const parts = parted(data);
  drawn.addSource(OUTLINES, { type: "geojson", data: parts[OUTLINES] });
  for (const layer of outlineLayers(OUTLINES)) drawn.addLayer(layer);
  drawn.addSource(POINTS, { type: "geojson", data: parts[POINTS], cluster: Boolean(config.cluster), clusterRadius: 46, clusterMaxZoom: 15,
    // A feature may itself stand for many (an H3 cell with `count`), so sizes add up what is behind them.
    clusterProperties: { total: ["+", ["coalesce", ["get", "count"], 1]] } });
  for (const layer of pointLayers(POINTS)) drawn.addLayer(layer);
}

// Shows all points, or else the city's own outline.
async function frame(gl, drawn, data, config) {
  let seen = data.features;
  if (!seen.length && config.base) seen = (await json(config.base))?.features || [];
  const bounds = new gl.LngLatBounds();
  for (const feature of seen) for (const pair of pairs(feature.geometry?.coordinates)) bounds.extend(pair);
  if (!bounds.isEmpty()) drawn.fitBounds(bounds, { padding: 40, maxZoom: config.pointZoom || 15, animate: false });
}

function pairs(coordinates) {
  if (!Array.isArray(coordinates)) return [];
  return typeof coordinates[0] === "number" ? [coordinates] : coordinates.flatMap(pairs);
}

function report(element) {
  if (element.querySelector(".q-map-state")) return;
  const note = Object.assign(document.createElement("p"), { className: "q-map-state", textContent: element.dataset.textFailed });
  note.setAttribute("role", "status");
  element.append(note);
}
