// Rows of a form that can be added: the empty row of the template gets the next number.

export default function rows(box) {
  const prefix = box.dataset.prefix;
  const total = box.querySelector(`[name="${prefix}-TOTAL_FORMS"]`);
  const list = box.querySelector("[data-rows]");
  const blank = box.querySelector("template");
  const add = box.querySelector("[data-add]");
  add.hidden = false;

  add.addEventListener("click", () => {
    const row = blank.content.cloneNode(true);
    for (const each of row.querySelectorAll("*")) {
      for (const { name, value } of [...each.attributes]) {
        if (value.includes("__prefix__")) each.setAttribute(name, value.replaceAll("__prefix__", total.value));
      }
    }
    total.value = Number(total.value) + 1;
    list.append(row);
    list.lastElementChild.querySelector("select, input")?.focus();
  });
}
