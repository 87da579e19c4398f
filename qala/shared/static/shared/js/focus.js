// Takes focus when it appears: the error summary of a form.
export default function focus(element) {
  element.focus();
}
