// A page that follows by itself waits while somebody has a menu of it open: the next news brings it up to date.
export default function calm(root) {
  root.addEventListener("htmx:beforeRequest", (event) => {
    if (event.target === root && root.querySelector("details[open]")) event.preventDefault();
  });
}
