// Preferences at once: the attribute on <html> changes, the form is sent quietly. Without scripts the form posts.

export default function prefs(form) {
  form.addEventListener("submit", async (event) => {
    const button = event.submitter;
    if (!button?.name) return;
    event.preventDefault();
    document.documentElement.dataset[button.name] = button.value;
    for (const other of button.parentElement.children) other.setAttribute("aria-pressed", String(other === button));
    document.dispatchEvent(new CustomEvent("qala:preferences", { detail: { name: button.name, value: button.value } }));
    const body = new FormData(form, button);
    const sent = await fetch(form.action, { method: "POST", body, headers: { "X-Requested-With": "fetch" } }).catch(() => null);
    if (!sent?.ok) form.submit();
  });
}
