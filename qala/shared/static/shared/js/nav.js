// The menu on small screens: opens over the page, Esc or a click beside it closes it. Without scripts: #menu:target.

export default function nav(button) {
  const side = document.getElementById("menu");
  const set = (isOpen) => {
    side.toggleAttribute("data-open", isOpen);
    button.setAttribute("aria-expanded", String(isOpen));
    document.getElementById("content").inert = isOpen;
    (isOpen ? side.querySelector("a") : button).focus();
  };
  button.setAttribute("role", "button");
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", (event) => {
    event.preventDefault();
    set(!side.hasAttribute("data-open"));
  });
  side.querySelector("[data-nav-close]").addEventListener("click", (event) => {
    event.preventDefault();
    set(false);
  });
  document.addEventListener("click", (event) => {
    if (side.hasAttribute("data-open") && !side.contains(event.target) && !button.contains(event.target)) set(false);
  });
  side.addEventListener("keydown", (event) => {
    if (event.key === "Escape") set(false);
  });
}
