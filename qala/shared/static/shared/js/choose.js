// The drop-down of a check list: the summary names what is chosen, a long list can be searched, Escape and a click
// elsewhere close it. In a form it stays open, in place: a button that moves while it is pressed is not pressed.
// Without scripts it is a plain <details>.

const LONG = 12;

export default function choose(root) {
  const chosen = root.querySelector("[data-chosen]");
  const find = root.querySelector("[data-find]");
  const labels = [...root.querySelectorAll("label")];
  const isOver = root.closest(".q-filters") !== null;
  const groups = [...root.querySelectorAll(".q-checks-group")];

  const tell = () => {
    const names = labels.filter((one) => one.querySelector("input").checked).map((one) => one.textContent.trim());
    chosen.textContent = names.length ? names.join(", ") : root.dataset.textAny;
  };
  const sift = () => {
    const typed = find.value.trim().toLowerCase();
    for (const label of labels) label.hidden = !label.textContent.toLowerCase().includes(typed);
    for (const group of groups) {
      let next = group.nextElementSibling;
      group.hidden = true;
      for (; next && !next.matches(".q-checks-group"); next = next.nextElementSibling) if (!next.hidden) group.hidden = false;
    }
  };

  find.hidden = labels.length < LONG;
  find.addEventListener("input", sift);
  find.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
  root.addEventListener("change", tell);
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !root.open) return;
    event.stopPropagation();
    root.open = false;
    root.querySelector("summary").focus();
  });
  root.addEventListener("toggle", () => {
    if (root.open && !find.hidden) find.focus();
  });
  document.addEventListener("pointerdown", (event) => {
    if (isOver && root.open && !root.contains(event.target)) root.open = false;
  });
  root.addEventListener("focusout", (event) => {
    if (isOver && root.open && event.relatedTarget && !root.contains(event.relatedTarget)) root.open = false;
  });
  tell();
}
