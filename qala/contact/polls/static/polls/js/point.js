// A point of a poll: an address that was chosen from the list moves the mark on the map.

export default function point(box) {
  const lat = box.querySelector("[data-map-lat]");
  const lon = box.querySelector("[data-map-lon]");

  box.addEventListener("qala:chosen", (event) => {
    const place = event.detail;
    if (place.lon === undefined || place.lat === undefined) return;
    lon.value = place.lon;
    lat.value = place.lat;
    lat.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
