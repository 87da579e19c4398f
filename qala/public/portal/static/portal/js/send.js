// The last press: the form becomes a draft that waits, and is sent at once where there is a connection.

import "portal/proof";
import "portal/sending";

const OWN = ["csrfmiddlewaretoken", "_key", "do", "files"];

export default function send(form) {
  const state = form.querySelector("[data-sending]");
  const button = form.querySelector("[data-send]");
  form.addEventListener("submit", async (event) => {
    if (event.submitter !== button) return;
    event.preventDefault();
    if (form.dataset.busy) return;
    form.dataset.busy = "yes";
    button.disabled = true;
    say(form.dataset.textSending);
    try {
      await go();
    } catch {
      plain(form); // no IndexedDB here: as without scripts
    } finally {
      button.disabled = false;
      delete form.dataset.busy;
    }
  });

  const say = (text) => { state.hidden = !text; state.textContent = text; };

  async function go() {
    const drafts = self.qalaDrafts;
    const words = [...new FormData(form)].filter(([name, value]) => !OWN.includes(name) && typeof value === "string");
    const draft = { ...(await drafts.begin()), who: drafts.who(), isHeld: false, isNobodys: false, state: "waiting", fields: words, text: form.elements.namedItem("text").value, later: 0, error: "", errors: {} };
    await drafts.put(draft);
    const outcome = await drafts.flush(async () => {
      const photo = (await drafts.get(draft.key))?.files.findIndex((each) => !each.id) ?? -1;
      if (photo >= 0) say(`${form.dataset.textSending} ${photo + 1}/${draft.files.length}`);
    });
    const now = await drafts.get(draft.key);
    say("");
    if (now.state === "sent") {
      form.dispatchEvent(new CustomEvent("qala:sent"));
      await drafts.drop(draft.key);
      location.assign(now.receipt);
    } else if (now.state === "refused") {
      await again(now);
      refused(form, now);
    } else if (outcome === "done" && now.error) {
      await again(now);
      refused(form, { errors: {}, error: now.error });
    } else {
      await later(form);
    }
  }
}

// Back into the form, and out of the list of what waits.
async function again(draft) {
  await self.qalaDrafts.put({ ...draft, state: "draft" });
  new BroadcastChannel("qala-drafts").postMessage("changed");
}

function nameOf(field) {
  const label = field.labels?.[0]?.cloneNode(true);
  for (const mark of label?.querySelectorAll(".q-required, .q-optional") || []) mark.remove();
  return label?.textContent.trim() || field.name;
}

// No connection: it waits, and the form is free for the next one.
async function later(form) {
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => null);
  await registration?.sync?.register("qala-drafts").catch(() => {});
  form.dispatchEvent(new CustomEvent("qala:sent"));
  form.reset();
  form.hidden = true;
  document.dispatchEvent(new CustomEvent("qala:waiting"));
}

function refused(form, { errors, error }) {
  for (const old of form.querySelectorAll("[data-refused]")) old.remove();
  const box = form.querySelector("[data-refusal]");
  const lines = Object.entries(errors).map(([name, text]) => {
    const found = form.elements.namedItem(name);
    const field = found instanceof RadioNodeList ? found[0] : found;
    const line = document.createElement("li");
    if (!field?.id) { line.textContent = text; return line; }
    line.append(Object.assign(document.createElement("a"), { href: `#${field.id}`, textContent: nameOf(field) }), `: ${text}`);
    const note = Object.assign(document.createElement("p"), { className: "q-error", textContent: text });
    note.dataset.refused = "";
    field.closest(".q-field")?.append(note);
    field.setAttribute("aria-invalid", "true");
    return line;
  });
  if (!lines.length) lines.push(Object.assign(document.createElement("li"), { textContent: error }));
  box.querySelector("ul").replaceChildren(...lines);
  box.hidden = false;
  box.focus();
}

function plain(form) {
  const what = Object.assign(document.createElement("input"), { type: "hidden", name: "do", value: "send" });
  form.append(what);
  form.submit();
}
