// A slider and a button that walk through the years of a select. The select stays the truth: each change of it asks the
// server for the sums and the list of that year (htmx), and the map follows (portfolio/follow).

const PACE = 1800;

export default function years(form) {
  const select = form.querySelector("select");
  const [slider, play] = [form.querySelector("[type=range]"), form.querySelector("[data-play]")];
  const last = select.options.length - 1;
  if (last < 1) return;
  slider.max = last;
  let timer = 0;
  const show = () => {
    slider.value = select.selectedIndex;
    slider.setAttribute("aria-valuetext", select.selectedOptions[0].text);
  };
  const go = (index) => {
    if (index === select.selectedIndex) return;
    select.selectedIndex = index;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const stop = () => { clearInterval(timer); timer = 0; play.setAttribute("aria-pressed", "false"); };
  const step = () => (select.selectedIndex < last ? go(select.selectedIndex + 1) : stop());
  // The slider itself has no name and asks nothing.
  slider.addEventListener("input", () => { stop(); go(Number(slider.value)); });
  slider.addEventListener("change", (event) => event.stopPropagation());
  select.addEventListener("change", show);
  play.addEventListener("click", () => {
    if (timer) { stop(); return; }
    play.setAttribute("aria-pressed", "true");
    if (select.selectedIndex === last) go(0);
    step();
    timer = setInterval(() => (form.isConnected ? step() : stop()), PACE);
  });
  show();
  form.dataset.ready = "";
}
