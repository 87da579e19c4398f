// A code to the e-mail or phone that was typed, confirmed without leaving the form.

export default function codes(root) {
  const form = root.closest("form");
  const field = form.elements.namedItem(root.dataset.kind);
  const [ask, part, typed, confirm, said] = ["ask", "part", "typed", "confirm", "said"].map((name) => root.querySelector(`[data-${name}]`));
  let token = "";
  const look = () => { ask.hidden = !field.value.trim() || root.dataset.confirmed === field.value; };
  field.addEventListener("input", () => { look(); part.hidden = true; said.textContent = ""; });
  field.addEventListener("change", look);
  look();

  ask.addEventListener("click", async () => {
    const told = await post(root.dataset.ask, { kind: root.dataset.kind, contact: field.value });
    said.textContent = told.message;
    if (!told.token) return;
    token = told.token;
    part.hidden = false;
    typed.focus();
  });
  confirm.addEventListener("click", async () => {
    const told = await post(root.dataset.confirm, { token, code: typed.value });
    said.textContent = told.message;
    if (!told.isDone) { typed.focus(); return; }
    root.dataset.confirmed = field.value;
    part.hidden = ask.hidden = true;
  });

  async function post(url, words) {
    const told = await fetch("/submit/challenge/", { headers: { Accept: "application/json" } }).then((answer) => answer.json()).catch(() => null);
    const headers = { Accept: "application/json", "X-CSRFToken": told?.csrf || "" };
    const answer = await fetch(url, { method: "POST", body: new URLSearchParams(words), headers }).catch(() => null);
    if (!answer) return { message: root.dataset.textFailed };
    const said = await answer.json().catch(() => ({}));
    const refused = said.error && (Object.values(said.error.fields || {})[0] || said.error.message);
    return { ...said, message: refused || said.message || root.dataset.textFailed, isDone: answer.ok };
  }
}
