// The look of the map in the colours of the tokens: our own districts and streets, or tiles when the city has them.

import { token, tone, TONES } from "shared/tokens";

export const TILES = "tiles";

export function style(config) {
  const made = { version: 8, sources: {}, layers: [{ id: "ground", type: "background", paint: { "background-color": token("sunken") } }] };
  if (config.tiles) {
    made.sources[TILES] = { type: "raster", tiles: [config.tiles], tileSize: 256, maxzoom: 19, attribution: config.attribution };
    made.layers.push({ id: TILES, type: "raster", source: TILES });
  } else if (config.pmtiles) {
    made.sources[TILES] = { type: "raster", url: `pmtiles://${new URL(config.pmtiles, location.href)}`, tileSize: 256, attribution: config.attribution };
    made.layers.push({ id: TILES, type: "raster", source: TILES });
  }
  if (config.base) addBase(made, config);
  return made;
}

function addBase(made, config) {
  const hasTiles = Boolean(made.sources[TILES]);
  made.sources.base = { type: "geojson", data: new URL(config.base, location.href).href, attribution: config.baseAttribution || "" };
  const isArea = ["match", ["geometry-type"], ["Polygon", "MultiPolygon"], true, false];
  const isLine = ["match", ["geometry-type"], ["LineString", "MultiLineString"], true, false];
  if (!hasTiles) {
    made.layers.push({ id: "districts", type: "fill", source: "base", filter: isArea, paint: { "fill-color": token("surface"), "fill-opacity": 0.9 } });
    made.layers.push({
      id: "streets", type: "line", source: "base", filter: isLine, layout: { "line-cap": "round", "line-join": "round" },
      paint: { "line-color": token("neutral-line"), "line-width": ["interpolate", ["linear"], ["zoom"], 9, 0.8, 14, 4, 17, 10] },
    });
  }
  made.layers.push({ id: "borders", type: "line", source: "base", filter: isArea, paint: { "line-color": token("primary"), "line-opacity": 0.55, "line-width": 1.6, "line-dasharray": [3, 2] } });
}

const colours = () => ["match", ["get", "tone"], ...Object.keys(TONES).flatMap((name) => [name, tone(name)]), token("primary")];

export function outlineLayers(source) {
  const isArea = ["match", ["geometry-type"], ["Polygon", "MultiPolygon"], true, false];
  return [
    { id: "outlines-fill", type: "fill", source, filter: isArea, paint: { "fill-color": colours(), "fill-opacity": ["coalesce", ["get", "fill"], 0.25] } },
    { id: source, type: "line", source, layout: { "line-cap": "round" }, paint: { "line-color": colours(), "line-width": ["coalesce", ["get", "line"], 4] } },
  ];
}

export function pointLayers(source) {
  const colour = colours();
  const ring = { "circle-stroke-color": token("surface"), "circle-stroke-width": 2 };
  return [
    {
      id: "clusters", type: "circle", source, filter: ["has", "point_count"],
      paint: { "circle-color": token("primary-strong"), "circle-opacity": 0.92, ...ring, "circle-radius": ["step", ["get", "total"], 15, 20, 19, 100, 24, 1000, 30] },
    },
    { id: "points", type: "circle", source, filter: ["!", ["has", "point_count"]], paint: { "circle-color": colour, ...ring, "circle-radius": ["step", ["coalesce", ["get", "count"], 0], 8, 1, 15, 20, 19, 100, 24, 1000, 30] } },
  ];
}
