// A page that follows by itself waits while somebody has a menu of it open, and catches up when the menu closes.
export default function calm(root) {
  const isOpen = () => root.querySelector("details[open]") !== null;
  root.addEventListener("htmx:beforeRequest", (event) => {
    if (event.target === root && isOpen()) event.preventDefault();
  });
  root.addEventListener("htmx:beforeSwap", (event) => {
    if (event.target === root && isOpen()) event.detail.shouldSwap = false;
  });
  root.addEventListener("toggle", () => isOpen() || root.dispatchEvent(new CustomEvent("live")), true);
}
