// The plan's table and chart: arrow keys between cells, Escape leaves a cell, bars are dragged by whole days.
const EDGE = 8;
const DAY = 86400000;
const ALL = "qala-plan-all";

export default function plan(root) {
  const all = document.querySelector("[data-all]");
  if (all) {
    all.checked = localStorage.getItem(ALL) === "1";
    all.addEventListener("change", () => localStorage.setItem(ALL, all.checked ? "1" : "0"));
  }
  showToday(root.querySelector(".pl-scroll"), root.querySelector(".pl-chart .pl-today"));
  root.addEventListener("keydown", (event) => keys(root, event));
  keepPlace(root);
  root.addEventListener("pointerdown", (event) => {
    const bar = event.target.closest("[data-item]");
    if (bar && event.button === 0) drag(root, bar, event);
  });
}

// As far as today, or the last bar of a plan that is all behind.
function showToday(box, line) {
  if (!line) return;
  const edges = [...box.querySelectorAll(".pl-chart :is(.pl-bar, .pl-phase, .pl-point)")].map((bar) => bar.getBoundingClientRect().right);
  const over = Math.min(line.getBoundingClientRect().right, Math.max(...edges)) - box.getBoundingClientRect().right;
  if (over > -EDGE) box.scrollLeft += over + 80;
}

// The cell that was edited has the keys again when its form is gone.
function keepPlace(root) {
  let edited = "";
  root.addEventListener("htmx:beforeRequest", (event) => {
    edited = event.target.closest(".pl-edit")?.parentElement.id ?? edited;
  });
  root.addEventListener("htmx:afterSettle", () => {
    const cell = edited && root.querySelector(`#${edited} .pl-cell`);
    if (!cell) return;
    edited = "";
    cell.focus();
  });
}

function keys(root, event) {
  if (event.key === "Escape") {
    const form = event.target.closest(".pl-edit");
    if (form) form.querySelector("[data-cancel]").click();
    return;
  }
  const cell = event.target.closest(".pl-cell");
  const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
  if (!cell || !step) return;
  const rows = [...root.querySelectorAll(".pl-row")].map((row) => [...row.querySelectorAll(".pl-cell")].filter((each) => each.offsetParent)).filter((row) => row.length);
  const at = rows.findIndex((row) => row.includes(cell));
  const column = kind(cell);
  const next = step[0]
    ? near(rows, at, step[0], column)
    : rows[at][rows[at].indexOf(cell) + step[1]];
  if (next) {
    event.preventDefault();
    next.focus();
  }
}

function kind(cell) {
  return cell.getAttribute("hx-get").split("?")[0].split("/").at(-2);
}

function near(rows, at, step, column) {
  for (let place = at + step; rows[place]; place += step) {
    const found = rows[place].find((cell) => kind(cell) === column);
    if (found) return found;
  }
  return null;
}

function drag(root, bar, down) {
  const svg = bar.ownerSVGElement;
  const unit = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
  const perDay = Number(root.dataset.day) * unit;
  const width = Number(bar.getAttribute("width"));
  const shown = bar.getBoundingClientRect();
  const isFinish = shown.right - down.clientX < Math.min(EDGE, shown.width / 3);
  let days = 0;
  down.preventDefault();
  bar.setPointerCapture(down.pointerId);

  const move = (event) => {
    days = Math.round((event.clientX - down.clientX) / perDay);
    const shift = (days * perDay) / unit;
    if (isFinish) bar.setAttribute("width", Math.max(width + shift, 2));
    else bar.setAttribute("transform", `translate(${shift} 0)`);
  };
  const back = () => {
    bar.setAttribute("width", width);
    bar.removeAttribute("transform");
  };
  const end = async (event) => {
    bar.removeEventListener("pointermove", move);
    if (event.type === "pointercancel" || !days) return back();
    const day = isFinish ? bar.dataset.finish : bar.dataset.start;
    const values = { verb: "drag", item: bar.dataset.item, seen: root.dataset.seen };
    values[isFinish ? "finish" : "start"] = new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
    root.addEventListener("htmx:responseError", back, { once: true });
    await globalThis.htmx.ajax("POST", root.dataset.do, { source: root, values, target: "#plan", swap: "morph:outerHTML" });
  };
  bar.addEventListener("pointermove", move);
  bar.addEventListener("pointerup", end, { once: true });
  bar.addEventListener("pointercancel", end, { once: true });
}
