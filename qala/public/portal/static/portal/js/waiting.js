// Appeals of this device that wait to be sent, are being sent, were refused, or were sent while nobody looked.

import "portal/sending";

export default async function waiting(root) {
  const list = root.querySelector("ul");
  const words = root.dataset;
  const draw = async () => {
    const drafts = (await self.qalaDrafts.list().catch(() => [])).filter((each) => each.state !== "draft" && !(each.state === "sent" && self.qalaDrafts.isForeign(each)));
    list.replaceChildren(...drafts.map((each) => (isHeld(each) ? held : row)(each, words, draw)));
    root.hidden = !drafts.length;
    root.dataset.waiting = String(drafts.filter((each) => each.state === "waiting").length);
  };
  new BroadcastChannel("qala-drafts").addEventListener("message", draw);
  document.addEventListener("qala:waiting", async () => { await draw(); root.querySelector("h2").focus(); });
  addEventListener("online", draw);
  addEventListener("offline", draw);
  await draw();
}

// Written by somebody else than who is signed in now.
const isHeld = (draft) => draft.state !== "sent" && (draft.who ?? self.qalaDrafts.who()) !== self.qalaDrafts.who() && !draft.isNobodys;

// Nobody's words may be sent by whoever reads them here; what was written under another account is not even shown.
function held(draft, words, draw) {
  const line = Object.assign(document.createElement("li"), { className: "q-card" });
  line.dataset.state = "held";
  const text = Object.assign(document.createElement("p"), { className: "q-clip", textContent: draft.text, hidden: Boolean(draft.who) });
  const why = Object.assign(document.createElement("p"), { textContent: draft.who ? words.textAnother : words.textNobodys });
  const buttons = Object.assign(document.createElement("div"), { className: "q-actions" });
  const send = (more) => self.qalaDrafts.put({ ...draft, state: "waiting", later: 0, isHeld: false, ...more }).then(() => self.qalaDrafts.flush(draw)).then(draw);
  if (draft.who) {
    buttons.append(Object.assign(document.createElement("a"), { className: "q-button q-button-secondary q-button-small", href: words.signIn, textContent: words.textSignIn }));
  } else {
    buttons.append(button(words.textMine, () => send({ who: self.qalaDrafts.who() })), button(words.textNoName, () => send({ isNobodys: true })));
  }
  buttons.append(button(words.textDelete, () => self.qalaDrafts.drop(draft.key).then(draw)));
  line.append(text, why, buttons);
  return line;
}

function row(draft, words, draw) {
  const line = Object.assign(document.createElement("li"), { className: "q-card" });
  line.dataset.state = draft.state;
  const text = Object.assign(document.createElement("p"), { className: "q-clip", textContent: draft.text });
  const state = Object.assign(document.createElement("p"), { className: "text-secondary" });
  const buttons = Object.assign(document.createElement("div"), { className: "q-actions" });
  if (draft.state === "sent") {
    const number = Object.assign(document.createElement("a"), { href: draft.url, textContent: draft.number, className: "q-number" });
    const code = Object.assign(document.createElement("strong"), { textContent: draft.code, className: "q-number" });
    state.append(`${words.textSent} `, number, ` · ${words.textCode} `, code);
    buttons.append(button(words.textDone, () => self.qalaDrafts.drop(draft.key).then(draw)));
  } else {
    const count = draft.files.length ? ` · ${words.textFiles}: ${draft.files.length}` : "";
    state.textContent = (draft.state === "refused" ? `${words.textRefused} ${[...Object.values(draft.errors), draft.error].filter(Boolean)[0] || ""}` : draft.error || (navigator.onLine ? words.textSoon : words.textWaiting)) + count;
    buttons.append(
      button(words.textNow, () => self.qalaDrafts.put({ ...draft, state: "waiting", later: 0 }).then(() => self.qalaDrafts.flush(draw))),
      button(words.textDelete, () => self.qalaDrafts.drop(draft.key).then(draw)),
    );
    if (draft.state === "refused") buttons.prepend(button(words.textEdit, () => edit(draft)));
  }
  line.append(text, state, buttons);
  return line;
}

// Back into the form: the words by the draft of the form, the photos are with the draft itself.
async function edit(draft) {
  const values = draft.fields.map(([name, value]) => [name, value, true]);
  localStorage.setItem("qala:draft:submit", JSON.stringify({ at: Date.now(), who: self.qalaDrafts.who(), values }));
  await self.qalaDrafts.put({ ...draft, state: "draft", who: self.qalaDrafts.who(), key: self.qalaDrafts.newKey() });
  await self.qalaDrafts.drop(draft.key);
  location.assign("/submit/");
}

function button(text, act) {
  const made = Object.assign(document.createElement("button"), { type: "button", className: "q-button q-button-secondary q-button-small", textContent: text });
  made.addEventListener("click", act);
  return made;
}
