// The resident's form: topics that may be an emergency show the telephone numbers.

export default function submit(form) {
  const emergencies = new Set(form.dataset.emergencies.split(" ").filter(Boolean));
  const notice = form.querySelector("[data-emergency]");
  const topic = form.elements.namedItem("topic");
  const look = () => {
    notice.hidden = !emergencies.has(topic.value);
  };
  topic.addEventListener("change", look);
  look();
}
