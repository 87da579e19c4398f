// One work of a report: big buttons and a slider beside the number, and "no change", which holds the last value.

export default function stepper(row) {
  const number = row.querySelector(".r-value input");
  const range = row.querySelector(".r-range");
  const same = row.querySelector(".r-same input");
  const note = row.querySelector(".r-note");
  const before = Number(row.dataset.before);
  const step = Number(row.dataset.step);
  for (const hidden of row.querySelectorAll("[hidden]")) hidden.hidden = false;

  const show = () => {
    range.value = number.value === "" ? before : number.value;
    same.checked = number.value !== "" && Number(number.value) === before;
    if (number.value !== "" && Number(number.value) < before) note.open = true; // less than before wants its reason
  };
  const put = (value) => {
    number.value = String(Math.min(100, Math.max(0, value)));
    number.dispatchEvent(new Event("input", { bubbles: true }));
  };

  for (const button of row.querySelectorAll("[data-by]")) {
    button.addEventListener("click", () => {
      const now = number.value === "" ? before : Number(number.value);
      const by = Number(button.dataset.by);
      // To the next mark of the scale, so that 42 goes to 45 and not to 47.
      put(by > 0 ? (Math.floor(now / step) + 1) * step : (Math.ceil(now / step) - 1) * step);
    });
  }
  range.addEventListener("input", (event) => { event.stopPropagation(); put(Number(range.value)); });
  same.addEventListener("change", () => { if (same.checked) put(before); else { number.value = ""; number.dispatchEvent(new Event("input", { bubbles: true })); number.focus(); } });
  number.addEventListener("input", show);
  number.addEventListener("change", show);
  show();
}
