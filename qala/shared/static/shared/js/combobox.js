// Autocomplete by the ARIA combobox pattern over a JSON endpoint: ?q= → {"items": [{"value", "label", "hint"}]}.
// The visible input is what people type, the hidden one the chosen value. Choosing fires `change` on the hidden input.

const PAUSE = 180;

export default function combobox(root) {
  const input = root.querySelector("[role=combobox]");
  const hidden = root.querySelector("[data-value]");
  const list = root.querySelector("[role=listbox]");
  let items = [];
  let at = -1;
  let asked = 0;
  let timer = 0;

  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const note = (text) => {
    const line = Object.assign(document.createElement("li"), { className: "q-combo-note", textContent: text });
    line.setAttribute("role", "option");
    line.setAttribute("aria-disabled", "true");
    list.replaceChildren(line);
    list.hidden = false;
  };
  const mark = (index) => {
    at = index;
    [...list.children].forEach((line, one) => line.setAttribute("aria-selected", String(one === index)));
    list.children[index]?.scrollIntoView({ block: "nearest" });
    if (list.children[index]?.id) input.setAttribute("aria-activedescendant", list.children[index].id);
  };
  const choose = (item) => {
    input.value = item.label;
    close();
    if (hidden) {
      hidden.value = item.value;
      hidden.dispatchEvent(new Event("change", { bubbles: true }));
    }
    root.dispatchEvent(new CustomEvent("qala:chosen", { bubbles: true, detail: item }));
  };
  const show = () => {
    if (!items.length) return note(root.dataset.textNone);
    list.replaceChildren(...items.map((item, index) => line(item, `${list.id}-${index}`)));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    mark(0);
  };
  const ask = async () => {
    const turn = ++asked;
    const address = new URL(root.dataset.url, location.href);
    address.searchParams.set("q", input.value.trim());
    const answer = await fetch(address, { headers: { Accept: "application/json" } }).catch(() => null);
    if (turn !== asked) return;
    if (!answer?.ok) return note(root.dataset.textFailed);
    items = (await answer.json()).items || [];
    show();
  };

  input.addEventListener("input", () => {
    if (hidden && hidden.value) {
      hidden.value = "";
      hidden.dispatchEvent(new Event("change", { bubbles: true }));
    }
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("focus", () => { if (!input.value && list.hidden) ask(); });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) { event.stopPropagation(); close(); return; }
    if (event.key === "Enter" && !list.hidden && items[at]) { event.preventDefault(); choose(items[at]); return; }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    if (list.hidden) ask();
    else if (items.length) mark((at + (event.key === "ArrowDown" ? 1 : -1) + items.length) % items.length);
  });
  input.addEventListener("blur", () => setTimeout(close, 150));
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault(); // the input keeps focus
    const index = [...list.children].indexOf(event.target.closest("li"));
    if (items[index]) choose(items[index]);
  });
}

function line(item, id) {
  const element = Object.assign(document.createElement("li"), { id, textContent: item.label });
  element.setAttribute("role", "option");
  if (item.hint) element.append(Object.assign(document.createElement("small"), { textContent: item.hint }));
  return element;
}
