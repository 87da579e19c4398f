// Photos one after another in a dialog: a click opens, arrow keys and buttons go on, Escape closes.
// Without scripts each photo is a link to itself.

export default function gallery(list) {
  const links = () => [...list.querySelectorAll("a")];
  const words = list.dataset;
  const picture = document.createElement("img");
  const caption = document.createElement("p");
  const box = document.createElement("dialog");
  box.className = "c-lightbox";
  box.setAttribute("aria-label", words.textLabel);
  let at = 0;

  const show = (place) => {
    const all = links();
    at = (place + all.length) % all.length;
    const small = all[at].querySelector("img");
    picture.src = all[at].href;
    picture.alt = small.alt;
    caption.textContent = `${at + 1} / ${all.length} · ${said(all[at])}`;
  };
  const button = (text, sign, act) => {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: sign });
    made.setAttribute("aria-label", text);
    made.addEventListener("click", act);
    return made;
  };
  caption.setAttribute("aria-live", "polite");
  const bar = document.createElement("div");
  bar.append(button(words.textBefore, "←", () => show(at - 1)), caption, button(words.textNext, "→", () => show(at + 1)), button(words.textClose, "×", () => box.close()));
  box.append(picture, bar);
  box.addEventListener("click", (event) => event.target === box && box.close());
  box.addEventListener("close", () => links()[at]?.focus());
  box.addEventListener("keydown", ({ key }) => {
    if (key === "ArrowRight") show(at + 1);
    if (key === "ArrowLeft") show(at - 1);
  });
  list.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (!box.isConnected) document.body.append(box);
    show(links().indexOf(link));
    box.showModal();
  });
  list.dataset.ready = "";
}

// What stands under the small picture, without "new".
function said(link) {
  const words = link.nextElementSibling?.cloneNode(true);
  words?.querySelector(".q-badge")?.remove();
  return words?.textContent.trim() ?? "";
}
