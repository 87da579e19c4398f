// The column chooser sends one parameter: the chosen columns in their order.
export default function columns(form) {
  form.addEventListener("submit", () => {
    const boxes = [...form.querySelectorAll('[name="columns"]')];
    const chosen = boxes.filter((box) => box.checked || box.disabled).map((box) => box.value);
    for (const box of boxes) box.disabled = true;
    const hidden = document.createElement("input");
    hidden.type = "hidden";
    hidden.name = "columns";
    hidden.value = chosen.join(",");
    form.append(hidden);
  }, true);
}
