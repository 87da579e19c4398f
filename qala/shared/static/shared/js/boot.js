// Finds elements by `data-module="shared/map …"` and gives each to the default export of that module.
// Content that htmx brings later is scanned too. A module that fails is reported and harms no other.

const started = new WeakMap();

export async function start(element) {
  const names = (element.dataset.module || "").split(/\s+/).filter(Boolean);
  const done = started.get(element) || new Set();
  started.set(element, done);
  for (const name of names) {
    if (done.has(name)) continue;
    done.add(name);
    try {
      const module = await import(name);
      module.default?.(element);
    } catch (error) {
      element.dataset.failed = name;
      console.error(`module ${name} failed`, error);
    }
  }
}

export function scan(root) {
  const found = [...(root.matches?.("[data-module]") ? [root] : []), ...(root.querySelectorAll?.("[data-module]") || [])];
  return Promise.all(found.map(start));
}

// On a narrow screen the page's own tab may lie out of sight.
document.querySelector(".q-tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

// The mark says that keys and buttons are heard now.
scan(document).then(() => { document.documentElement.dataset.started = ""; });
document.addEventListener("htmx:load", (event) => scan(event.detail.elt));
