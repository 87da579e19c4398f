// <details data-remember="name">: keeps open or closed on this browser.
export default function remember(details) {
  const key = `qala:open:${details.dataset.remember}`;
  if (!details.open && localStorage.getItem(key) === "1") details.open = true;
  details.addEventListener("toggle", () => localStorage.setItem(key, details.open ? "1" : "0"));
}
