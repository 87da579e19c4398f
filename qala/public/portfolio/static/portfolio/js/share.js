// Copies the address of the page; on a phone its own sheet of programs opens instead. Nothing goes to third parties.

import { toast } from "shared/toasts";

export default function share(button) {
  const field = document.getElementById(button.dataset.from);
  button.hidden = false;
  field.addEventListener("focus", () => field.select());
  button.addEventListener("click", async () => {
    if (navigator.share && matchMedia("(pointer: coarse)").matches) {
      await navigator.share({ title: button.dataset.title, url: field.value }).catch(() => {});
      return;
    }
    try {
      await navigator.clipboard.writeText(field.value);
      toast(button.dataset.textDone, "good");
    } catch {
      field.select();
    }
  });
}
