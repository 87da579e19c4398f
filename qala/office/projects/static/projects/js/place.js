// An address that was chosen from the list moves the mark on the map.

export default function place(box) {
  const lat = box.querySelector("[data-map-lat]");
  const lon = box.querySelector("[data-map-lon]");

  box.addEventListener("qala:chosen", ({ detail }) => {
    if (detail.lon === undefined || detail.lat === undefined) return;
    lon.value = detail.lon;
    lat.value = detail.lat;
    lat.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
