// Draws the ECharts option of the JSON script beside the canvas, in the colours of the tokens, and offers PNG and CSV.
// The table twin is in the page already; the drawing is an extra.

import { onThemeChange, token, tone, TONES } from "shared/tokens";

export default async function chart(figure) {
  const canvas = figure.querySelector(".q-chart-canvas");
  const option = JSON.parse(document.getElementById(figure.dataset.option).textContent);
  const echarts = await import("echarts");
  const drawn = echarts.init(canvas, null, { renderer: "canvas" });
  const draw = () => drawn.setOption(themed(structuredClone(option), figure.dataset.unit, canvas.clientWidth), true);
  draw();
  new ResizeObserver(() => drawn.resize()).observe(canvas);
  onThemeChange(draw);
  offer(figure.querySelector("[data-chart-png]"), () => {
    save(drawn.getDataURL({ pixelRatio: 2, backgroundColor: token("surface") }), `${figure.dataset.name}.png`);
  });
  offer(figure.querySelector("[data-chart-csv]"), () => {
    const address = URL.createObjectURL(new Blob(["\ufeff", csv(figure.querySelector("[data-chart-table]"))], { type: "text/csv" }));
    save(address, `${figure.dataset.name}.csv`);
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  });
}

// Puts colours, font and grid into an option; what the server set stays.
function themed(option, unit, width) {
  const ink = token("ink");
  const soft = token("ink-2");
  const line = token("line");
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  // Letters grow with those of the page.
  const fontSize = 12 * parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  option.color ||= palette();
  option.textStyle = { fontFamily: getComputedStyle(document.body).fontFamily, color: ink, fontSize, ...option.textStyle };
  option.animation = !isCalm;
  option.grid = { left: 8, right: 16, top: option.legend ? 16 + legendRows(option, width, fontSize) * (fontSize + 12) : 16, bottom: 8, containLabel: true, ...option.grid };
  if (option.legend) option.legend = { top: 0, left: 0, icon: "roundRect", itemWidth: 14, textStyle: { color: ink, fontSize }, ...option.legend };
  // richText draws the tooltip on the canvas: an HTML one needs inline styles, which the policy forbids.
  option.tooltip = { renderMode: "richText", confine: true, backgroundColor: token("surface"), borderColor: line, textStyle: { color: ink, fontSize: fontSize + 2 }, valueFormatter: (value) => said(value, unit), ...option.tooltip };
  const hasBars = [option.series || []].flat().some(({ type }) => type === "bar");
  for (const name of ["xAxis", "yAxis"]) {
    option[name] = [option[name] || []].flat().map((axis) => themedAxis(axis, { soft, line, unit, fontSize, hasBars, width: name === "yAxis" ? width * 0.4 : 0, whole: width }));
    if (!option[name].length) delete option[name];
  }
  if (option.visualMap) option.visualMap.inRange ||= { color: [token("sunken"), token("primary")] };
  for (const series of [option.series || []].flat()) themedSeries(series, ink);
  return option;
}

// A legend that is wider than its chart goes on in the next row.
function legendRows(option, width, fontSize) {
  const names = [option.series || []].flat().map((series) => series.name || "");
  const wide = names.reduce((sum, name) => sum + name.length * fontSize * 0.58 + 32, 0);
  return Math.max(1, Math.ceil(wide / Math.max(width, 1)));
}

function themedAxis(axis, { soft, line, unit, fontSize, hasBars, width, whole }) {
  const isValue = axis.type === "value";
  // The last name of a line keeps within the edge; that of a bar stands under it.
  const isKeptIn = !width && (isValue || !hasBars);
  const longest = Math.max(0, ...(axis.data || []).map((name) => String(name).length));
  // Long names wrap, short ones take no more than they need.
  const room = width && longest > 12 ? Math.min(width, longest * fontSize * 0.6) : 0;
  // Each of a few bars has its name, aslant where there is no room for all beside each other.
  const count = axis.data?.length;
  const isFew = hasBars && !width && count > 0 && count <= 6;
  const isAslant = isFew && longest * fontSize * 0.6 > (whole - fontSize * 7) / count;
  const few = isFew ? { interval: 0, hideOverlap: false, ...(isAslant ? { rotate: 65, width: fontSize * 9, overflow: "truncate" } : {}) } : {};
  return {
    axisLine: { show: !isValue, lineStyle: { color: line } },
    axisTick: { show: false },
    splitLine: { show: isValue, lineStyle: { color: line, type: "dashed" } },
    axisLabel: { color: soft, fontSize, hideOverlap: true, alignMaxLabel: isKeptIn ? "right" : undefined, formatter: isValue ? (value) => said(value, unit, "compact") : undefined, ...(room ? { width: room, overflow: "break", lineHeight: fontSize * 1.25 } : {}), ...few },
    ...axis,
  };
}

// A number as the reader's language writes it: 1,2 млрд ₸ on an axis, in full where one points at it.
function said(value, unit, notation = "standard") {
  const figure = [value].flat().at(-1) ?? "–"; // a cell of a heatmap comes with its place before it
  // Browsers know no short Kazakh numbers; they are written as in Russian, but for the thousand.
  const lang = document.documentElement.lang;
  const number = figure.toLocaleString(lang === "kk" ? "ru" : lang, { notation, maximumFractionDigits: 2 });
  const words = lang === "kk" ? number.replace("тыс.", "мың") : number;
  return unit ? `${words} ${unit}` : words;
}

function themedSeries(series, ink) {
  if (series.tone in TONES) series.itemStyle = { color: tone(series.tone), ...series.itemStyle };
  if (series.type === "line") Object.assign(series, { showSymbol: series.data.length < 32, symbolSize: 6, lineStyle: { width: 2.5, ...series.lineStyle } });
  if (series.type === "bar") Object.assign(series, { barMaxWidth: 36, itemStyle: { borderRadius: 3, ...series.itemStyle } });
  if (series.type === "pie") Object.assign(series, { center: ["50%", "58%"], label: { show: false, color: ink, ...series.label }, itemStyle: { borderColor: token("surface"), borderWidth: 2, ...series.itemStyle } });
}

function palette() {
  return [token("primary"), token("gold"), token("good"), token("bad"), token("line-strong"), token("sky-400"), token("warn")];
}

function csv(table) {
  const cell = (text) => (/[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [...table.rows].map((row) => [...row.cells].map((one) => cell(one.textContent.trim())).join(";")).join("\r\n");
}

function offer(button, action) {
  button.hidden = false;
  button.addEventListener("click", action);
}

function save(address, name) {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
}
