// Asks in the page what the form would open, and puts the whole address into the lines for programs beside it.

const LONGEST = 20_000;

export default function attempt(form) {
  const box = form.querySelector("[data-answer]");
  const state = box.querySelector("[data-state]");
  const body = box.querySelector("[data-body]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    box.hidden = false;
    state.textContent = form.dataset.textWait;
    body.textContent = "";
    const answer = await fetch(address(form), { headers: { Accept: "application/json" } }).catch(() => null);
    if (!answer) { state.textContent = form.dataset.textFailed; return; }
    const text = pretty(await answer.text());
    const where = new URL(answer.url);
    state.textContent = `${answer.status} ${where.pathname}${where.search}`;
    body.textContent = text.length > LONGEST ? `${text.slice(0, LONGEST)}\n… ${form.dataset.textCut}` : text;
    if (answer.ok) retell(form, where);
  });
}

function address(form) {
  const filled = [...new FormData(form)].filter(([, value]) => value);
  return `${form.getAttribute("action")}?${new URLSearchParams(filled)}`;
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function retell(form, where) {
  for (const lines of form.parentElement.querySelectorAll("[data-snippet]")) {
    const before = lines.dataset.snippet;
    const now = new URL(before).origin + where.pathname + where.search;
    lines.textContent = lines.textContent.replaceAll(before, now);
    lines.dataset.snippet = now;
  }
}
