// A button with data-opens="id" opens that <dialog>; data-close inside and a click on the backdrop close it.
// The browser itself keeps focus inside and gives it back.

const wired = new WeakSet();

function wire(dialog) {
  if (wired.has(dialog)) return;
  wired.add(dialog);
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest("[data-close]")) dialog.close();
  });
}

export function open(dialog) {
  wire(dialog);
  if (!dialog.open) dialog.showModal();
}

export default function dialog(button) {
  button.addEventListener("click", () => {
    const target = document.getElementById(button.dataset.opens);
    if (target) open(target);
  });
}
