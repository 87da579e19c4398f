// The choice of rows on a list: counts what is checked, checks a whole page, a span with Shift, and keeps the buttons
// off while nothing is chosen. The boxes belong to the form by their `form` attribute and work without this module.

export default function bulk(form) {
  const list = form.closest("#list") || document;
  const boxes = () => [...list.querySelectorAll("input[name=ids]")];
  const page = list.querySelector("[data-bulk-page]");
  const all = form.querySelector("[data-bulk-all]");
  const count = form.querySelector("[data-bulk-count]");
  const idle = count.textContent;
  let last = null;

  const look = () => {
    const chosen = boxes().filter((box) => box.checked).length;
    if (page) {
      page.checked = chosen > 0 && chosen === boxes().length;
      page.indeterminate = chosen > 0 && !page.checked;
    }
    const isAll = all.checked;
    for (const box of boxes()) box.disabled = isAll;
    count.textContent = isAll ? all.parentElement.textContent.trim() : chosen ? form.dataset.one.replace("{count}", chosen) : idle;
    for (const button of form.querySelectorAll("[data-bulk-act]")) button.disabled = !isAll && !chosen;
  };
  page?.addEventListener("change", () => {
    for (const box of boxes()) box.checked = page.checked;
    look();
  });
  all.addEventListener("change", look);
  list.addEventListener("click", (event) => {
    const box = event.target.closest?.("input[name=ids]");
    if (!box) return;
    const known = boxes();
    if (event.shiftKey && last && known.includes(last)) {
      const [from, to] = [known.indexOf(last), known.indexOf(box)].sort((a, b) => a - b);
      for (const each of known.slice(from, to + 1)) each.checked = box.checked;
    }
    last = box;
    look();
  });
  addEventListener("pageshow", look); // boxes that the browser remembers after "back"
  look();
}
