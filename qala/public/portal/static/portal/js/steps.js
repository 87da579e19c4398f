// The form as steps: what, where, who, check. Without this module all of them are one page.

export default function steps(form) {
  const parts = [...form.querySelectorAll("[data-step]")];
  const marks = [...form.querySelectorAll("[data-progress] li")];
  const [back, next, send, plain] = ["back", "next", "send", "plain"].map((name) => form.querySelector(`[data-${name}]`));
  let at = 0;

  const show = (index, isAsked = true) => {
    at = Math.max(0, Math.min(index, parts.length - 1));
    parts.forEach((part, one) => { part.hidden = one !== at; });
    marks.forEach((mark, one) => {
      mark.className = one < at ? "q-step-done" : one === at ? "q-step-now" : "";
      if (one === at) mark.setAttribute("aria-current", "step");
      else mark.removeAttribute("aria-current");
    });
    back.hidden = at === 0;
    next.hidden = at === parts.length - 1;
    send.hidden = at !== parts.length - 1;
    if (at === parts.length - 1) summary(form, parts);
    form.dispatchEvent(new CustomEvent("qala:step", { detail: parts[at].dataset.step }));
    if (!isAsked) return;
    parts[at].querySelector("h2").focus({ preventScroll: true });
    form.querySelector("[data-progress]").scrollIntoView({ block: "start" });
  };
  const stepOf = (element) => parts.findIndex((part) => part.contains(element));

  form.dataset.stepped = "";
  form.querySelector("[data-progress]").hidden = false;
  plain.hidden = true;
  back.addEventListener("click", () => show(at - 1));
  next.addEventListener("click", () => { if (complete(form, parts[at])) show(at + 1); });
  form.addEventListener("keydown", (event) => {
    // Enter in a field goes on instead of sending what was not looked at.
    if (event.key === "Enter" && event.target.matches("input:not([type=checkbox],[type=radio])") && !event.defaultPrevented && at < parts.length - 1) { event.preventDefault(); next.click(); }
  });
  // The links of the error summary lead to the field, in whatever step it is.
  form.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field || stepOf(field) < 0) return;
    event.preventDefault();
    show(stepOf(field), false);
    field.focus();
  });
  form.addEventListener("qala:show", (event) => { show(stepOf(event.detail), false); event.detail.focus?.(); });
  const wrong = form.querySelector(".q-has-error");
  show(wrong ? Math.max(0, stepOf(wrong)) : 0, false);
}

// What must be there before the next step; the server says the same again.
function complete(form, part) {
  for (const note of part.querySelectorAll("[data-client-error]")) settled(note);
  const empty = [...part.querySelectorAll("[required], [data-asked=required]")].find((field) => !field.value.trim());
  if (!empty) return true;
  const note = Object.assign(document.createElement("p"), { className: "q-error", textContent: form.dataset.textRequired, id: `${empty.id}_missing` });
  note.dataset.clientError = "";
  note.setAttribute("role", "alert");
  const block = empty.closest(".q-field");
  block.append(note);
  block.classList.add("q-has-error");
  empty.setAttribute("aria-invalid", "true");
  empty.setAttribute("aria-describedby", [empty.getAttribute("aria-describedby"), note.id].filter(Boolean).join(" "));
  empty.addEventListener("input", () => settled(note), { once: true });
  empty.focus();
  return false;
}

// The field has been filled in: the note goes, what describes the field stays.
function settled(note) {
  const field = document.querySelector(`[aria-describedby~="${note.id}"]`);
  const rest = (field?.getAttribute("aria-describedby") || "").split(" ").filter((id) => id && id !== note.id).join(" ");
  note.closest(".q-field")?.classList.remove("q-has-error");
  note.remove();
  field?.removeAttribute("aria-invalid");
  if (rest) field?.setAttribute("aria-describedby", rest);
  else field?.removeAttribute("aria-describedby");
}

function summary(form, parts) {
  const list = form.querySelector("[data-summary]");
  const lines = [];
  for (const part of parts.slice(0, -1)) {
    for (const field of part.querySelectorAll("input, select, textarea")) {
      const said = words(field);
      if (!said || field.closest(".p-trap, [data-place-inputs], [data-code]") || field.type === "hidden") continue;
      const label = field.closest("fieldset.q-field")?.querySelector("legend") || field.labels?.[0];
      lines.push([nameOf(label), said]);
    }
  }
  const files = form.querySelectorAll("[data-files] li");
  if (files.length) lines.push([form.dataset.textFiles, String(files.length)]);
  list.replaceChildren(...lines.flatMap(([label, said]) => [
    Object.assign(document.createElement("dt"), { textContent: label }),
    Object.assign(document.createElement("dd"), { textContent: said }),
  ]));
}

function nameOf(label) {
  const copy = label?.cloneNode(true);
  for (const mark of copy?.querySelectorAll(".q-required, .q-optional") || []) mark.remove();
  return copy?.textContent.trim() || "";
}

function words(field) {
  if (field.type === "file") return "";
  if (field.tagName === "SELECT") return field.value ? field.selectedOptions[0].textContent : "";
  if (["checkbox", "radio"].includes(field.type)) return field.checked && field.name !== "has_agreed" ? field.labels[0].textContent.trim() : "";
  return field.value.trim();
}
