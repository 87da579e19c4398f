// Photos travel ahead of the form: whether place and time stay with them is said by the box above, at that moment.

export default function place(root) {
  const box = root.querySelector("[data-keep]");
  const upload = root.querySelector('[data-module~="shared/upload"]');
  const say = () => { if (box.checked) upload.dataset.keepsPosition = ""; else delete upload.dataset.keepsPosition; };
  box.addEventListener("change", say);
  say();
}
