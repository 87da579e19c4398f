// Topics that the classifier suggests: Alt and the number chooses one; what was offered goes with the talk, to be counted.

export default function guess(form) {
  const answers = form.querySelector("#answers");
  form.addEventListener("htmx:afterSwap", (event) => {
    const offer = event.target === answers && answers.querySelector("[data-offer]");
    if (offer) form.elements.namedItem("offer").value = offer.dataset.offer;
  });
  document.addEventListener("keydown", (event) => {
    const isNumber = event.altKey && !event.ctrlKey && !event.shiftKey && /^Digit[1-3]$/.test(event.code);
    const option = isNumber && !document.querySelector("dialog[open]") && answers.querySelector(`[data-guess="${event.code.at(-1)}"]`);
    if (!option) return;
    event.preventDefault();
    option.click();
  });
}
