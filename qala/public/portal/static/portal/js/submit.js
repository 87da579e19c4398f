// The resident's form: an address chosen from the list moves the mark on the map; topics that may be an
// emergency show the telephone numbers.

export default function submit(form) {
  const emergencies = new Set(form.dataset.emergencies.split(" ").filter(Boolean));
  const notice = form.querySelector("[data-emergency]");
  const look = () => {
    notice.hidden = !emergencies.has(form.elements.namedItem("topic").value);
  };
  form.addEventListener("change", (event) => {
    if (event.target.name === "topic") look();
  });
  form.addEventListener("qala:chosen", (event) => {
    const place = event.detail;
    if (place.lon === undefined || place.lat === undefined) return;
    form.elements.namedItem("building").value = place.building_id ?? "";
    form.elements.namedItem("lon").value = place.lon;
    const lat = form.elements.namedItem("lat");
    lat.value = place.lat;
    lat.dispatchEvent(new Event("change", { bubbles: true }));
  });
  // Another address is not the building chosen before.
  form.elements.namedItem("address").addEventListener("input", () => {
    form.elements.namedItem("building").value = "";
  });
  look();
}
