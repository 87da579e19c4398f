// A suggestion that is pressed fills the field of the form it belongs to; the field itself stays in the person's hands.

export default function choose(box) {
  const form = box.closest("form");
  const mark = () => {
    for (const button of box.querySelectorAll("[data-field]")) {
      const field = form.elements.namedItem(button.dataset.field);
      button.hidden = !field;
      button.setAttribute("aria-pressed", String(field?.value === button.dataset.value));
    }
  };
  box.addEventListener("click", (event) => {
    const button = event.target.closest("[data-field]");
    const field = button && form.elements.namedItem(button.dataset.field);
    if (!field) return;
    field.value = button.dataset.value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });
  form.addEventListener("change", mark);
  box.addEventListener("htmx:afterSwap", mark);
  mark();
  // A form may come filled in (a letter, a contact): then it is asked at once.
  if (form.elements.namedItem("text")?.value.trim()) setTimeout(() => box.dispatchEvent(new Event("ask")), 0);
}
