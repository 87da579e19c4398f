// A topic that the words speak for is chosen by one press; choosing "anonymous" puts the contact fields away.

export default function look(form) {
  const topic = form.elements.namedItem("topic");
  form.addEventListener("click", (event) => {
    const choice = event.target.closest("[data-topic]");
    if (!choice) return;
    topic.value = choice.dataset.topic;
    topic.dispatchEvent(new Event("change", { bubbles: true }));
    topic.focus();
  });
  // Without a connection nothing is suggested, and that is no fault.
  form.addEventListener("htmx:beforeRequest", (event) => { if (!navigator.onLine) event.preventDefault(); });
  for (const name of ["htmx:sendError", "htmx:responseError"]) form.addEventListener(name, (event) => event.stopPropagation());
  const contacts = form.querySelector("[data-contacts]");
  const show = () => {
    const chosen = form.querySelector("input[name=reach]:checked");
    contacts.hidden = chosen?.value === "anonymous";
  };
  form.addEventListener("change", (event) => { if (event.target.name === "reach") show(); });
  show();
}
