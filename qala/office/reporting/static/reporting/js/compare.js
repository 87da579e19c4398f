// Two pictures one over the other; a slider, also by arrow keys, shows more or less of the later one.

export default function compare(root) {
  const label = root.querySelector(".r-compare-range");
  const range = label.querySelector("input");
  root.dataset.on = "";
  label.hidden = false;
  const show = () => root.style.setProperty("--shown", `${range.value}%`);
  range.addEventListener("input", show);
  const drag = (event) => {
    if (event.buttons !== 1 || event.target.tagName !== "IMG") return;
    const box = event.target.getBoundingClientRect();
    range.value = String(100 - Math.round(((event.clientX - box.left) / box.width) * 100));
    show();
  };
  root.addEventListener("pointermove", drag);
  root.addEventListener("pointerdown", drag);
  root.addEventListener("dragstart", (event) => event.preventDefault());
  show();
}
