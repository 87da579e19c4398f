// On a phone the tabs scroll sideways; the one that is open comes into view.
export default function tabs(box) {
  const open = box.querySelector("[aria-current]");
  const bar = open?.parentElement;
  if (bar) bar.scrollLeft = open.offsetLeft - bar.offsetLeft - (bar.clientWidth - open.clientWidth) / 2;
}
