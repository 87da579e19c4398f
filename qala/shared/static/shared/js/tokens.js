// Design tokens as the browser computes them now (light or dark, contrast), for canvases that CSS cannot reach.

const probe = document.createElement("span");
probe.hidden = true;

export function token(name) {
  if (!probe.isConnected) document.body.append(probe);
  probe.style.color = `var(--q-${name})`;
  const [r, g, b, a] = numbers(getComputedStyle(probe).color);
  return a === undefined || a === 1 ? `rgb(${r}, ${g}, ${b})` : `rgba(${r}, ${g}, ${b}, ${a})`;
}

function numbers(text) {
  return (text.match(/[\d.]+/g) || ["0", "0", "0"]).map(Number);
}

export const TONES = { info: "primary", good: "good", warn: "warn", bad: "bad", gold: "gold", neutral: "line-strong", sky: "sky-400" };

export function tone(name) {
  return token(TONES[name] || "primary");
}

// Calls back when the theme or the contrast changes, by choice or by the device.
export function onThemeChange(callback) {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", callback);
  document.addEventListener("qala:preferences", callback);
}
