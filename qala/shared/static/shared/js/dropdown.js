// <details class="q-dropdown">: Esc, a click outside and focus leaving close it; arrows walk through its items.

const ITEMS = "a[href], button:not([disabled]), input:not([type=hidden]), select";

export default function dropdown(details) {
  const summary = details.querySelector("summary");
  const close = (giveFocus) => {
    details.open = false;
    if (giveFocus) summary.focus();
  };
  document.addEventListener("click", (event) => {
    if (details.open && !details.contains(event.target)) close(false);
  });
  details.addEventListener("focusout", (event) => {
    if (details.open && event.relatedTarget && !details.contains(event.relatedTarget)) close(false);
  });
  details.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && details.open) {
      event.stopPropagation();
      close(true);
    } else if (["ArrowDown", "ArrowUp"].includes(event.key) && !event.target.matches("input, select, textarea")) {
      event.preventDefault();
      details.open = true;
      step(details, event.key === "ArrowDown" ? 1 : -1);
    }
  });
}

function step(details, by) {
  const items = [...details.querySelectorAll(`.q-dropdown-panel :is(${ITEMS})`)];
  const at = items.indexOf(document.activeElement);
  items[(at + by + items.length) % items.length]?.focus();
}
