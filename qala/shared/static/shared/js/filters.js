// A filter form leaves empty fields out of the address, so that a shared link is short.
export default function filters(form) {
  const clean = () => {
    for (const field of form.elements) if (field.name && field.value === "") field.disabled = true;
    setTimeout(() => { for (const field of form.elements) field.disabled = false; });
  };
  form.addEventListener("submit", clean, true);
}
