// While the operator types: a chosen address moves the mark on the map, and every change of topic or place asks
// the server who will get the appeal, what is promised and what is open nearby.

export default function intake(form) {
  const hints = form.querySelector("[data-hints]");
  const lon = form.elements.namedItem("lon");
  const lat = form.elements.namedItem("lat");
  let timer = 0;
  let turn = 0;

  const ask = async () => {
    const mine = ++turn;
    const address = new URL(form.dataset.hintsUrl, location.href);
    for (const name of ["topic", "lon", "lat", "building"]) {
      const value = form.elements.namedItem(name)?.value;
      if (value) address.searchParams.set(name, value);
    }
    const answer = await fetch(address, { headers: { "HX-Request": "true" } }).catch(() => null);
    if (mine === turn && answer?.ok) hints.innerHTML = await answer.text();
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 250);
  };

  form.addEventListener("qala:chosen", (event) => {
    const place = event.detail;
    if (place.lon === undefined || place.lat === undefined) return;
    form.elements.namedItem("building").value = place.building_id ?? "";
    lon.value = place.lon;
    lat.value = place.lat;
    lat.dispatchEvent(new Event("change", { bubbles: true }));
  });
  // Another address is not the building chosen before.
  form.elements.namedItem("address").addEventListener("input", () => {
    form.elements.namedItem("building").value = "";
  });
  form.addEventListener("change", (event) => {
    if (["topic", "lon", "lat", "building"].includes(event.target.name)) soon();
  });
  if (form.elements.namedItem("topic")?.value) soon();
}
