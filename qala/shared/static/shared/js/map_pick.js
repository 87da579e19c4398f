// Pick a point: click, drag the mark or type; the inputs hold degrees with six digits (about 0.1 m).

export function picker(gl, drawn, element) {
  const root = element.closest(".q-map");
  const lat = root.querySelector("[data-map-lat]");
  const lon = root.querySelector("[data-map-lon]");
  const mark = new gl.Marker({ draggable: true, color: getComputedStyle(element).getPropertyValue("--q-gold-500") });

  const write = ({ lng, lat: north }) => {
    lon.value = lng.toFixed(6);
    lat.value = north.toFixed(6);
    mark.setLngLat([lng, north]).addTo(drawn);
    for (const input of [lat, lon]) input.dispatchEvent(new Event("change", { bubbles: true }));
    element.dispatchEvent(new CustomEvent("qala:picked", { bubbles: true, detail: { lon: lng, lat: north } }));
  };
  const read = () => {
    const at = [number(lon.value), number(lat.value)];
    const isPlace = lon.value && lat.value && Math.abs(at[0]) <= 180 && Math.abs(at[1]) <= 85;
    if (!isPlace) { mark.remove(); return; }
    mark.setLngLat(at).addTo(drawn);
    drawn.easeTo({ center: at, zoom: Math.max(drawn.getZoom(), 14) });
  };
  drawn.on("click", (event) => write(event.lngLat));
  mark.on("dragend", () => write(mark.getLngLat()));
  for (const input of [lat, lon]) input.addEventListener("input", read);
  read();
}

function number(text) {
  return Number(text.trim().replace(",", "."));
}
