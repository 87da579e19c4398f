// A notice that somebody has read may be put away in this browser; one whose words change has another mark and comes back.
// Danger stays. Nothing leaves the browser, and without scripts every notice is simply there.

const KEPT = "qala-notices";
const MOST = 50;

export default function dismiss(root) {
  const away = read();
  for (const notice of root.querySelectorAll("[data-notice]")) {
    if (away.includes(notice.dataset.notice)) { notice.remove(); continue; }
    const button = notice.querySelector("[data-dismiss]");
    if (!button) continue;
    button.hidden = false;
    button.addEventListener("click", () => {
      write([...read(), notice.dataset.notice]);
      const next = notice.nextElementSibling?.querySelector("[data-dismiss]") || document.getElementById("content");
      notice.remove();
      next?.focus();
    });
  }
}

function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) || "[]");
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}

function write(marks) {
  try {
    localStorage.setItem(KEPT, JSON.stringify(marks.slice(-MOST)));
  } catch { /* a browser that keeps nothing shows the notice again */ }
}
