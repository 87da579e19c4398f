// Where it is: my position, and a map that comes only when somebody asks for it.

import { scan } from "shared/boot";

export default function place(form) {
  const box = form.querySelector("[data-place]");
  const [here, open, said] = ["here", "open-map", "place-said"].map((name) => box.querySelector(`[data-${name}]`));
  const field = (name) => form.elements.namedItem(name);
  const inputs = box.querySelector("[data-place-inputs]");
  here.hidden = !navigator.geolocation;
  open.hidden = false;

  here.addEventListener("click", () => {
    said.textContent = box.dataset.textLooking;
    navigator.geolocation.getCurrentPosition(found, () => { said.textContent = box.dataset.textUnknown; }, { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 });
  });

  open.addEventListener("click", async () => {
    open.hidden = true;
    const [lon, lat] = [field("lon").value, field("lat").value];
    inputs.replaceWith(box.querySelector("template").content.cloneNode(true));
    field("lon").value = lon;
    field("lat").value = lat;
    await scan(box);
  });
  form.addEventListener("qala:picked", (event) => name(event.detail.lon, event.detail.lat));

  async function found({ coords }) {
    put("lon", coords.longitude.toFixed(6));
    put("lat", coords.latitude.toFixed(6));
    await name(coords.longitude, coords.latitude);
  }
  function put(key, value) {
    field(key).value = value;
    for (const type of ["input", "change"]) field(key).dispatchEvent(new Event(type, { bubbles: true }));
  }
  // The point in words, so that people see that it is the right one.
  async function name(lon, lat) {
    said.textContent = box.dataset.textMarked;
    const answer = await fetch(`${box.dataset.reverse}?lon=${lon}&lat=${lat}`, { headers: { Accept: "application/json" } }).catch(() => null);
    if (!answer?.ok) return;
    const told = await answer.json();
    if (!told.label) return;
    said.textContent = told.label;
    if (field("address").value) return;
    field("address").value = told.label;
    const isClose = told.building_id && told.building_distance_m <= 25;
    field("building").value = isClose ? told.building_id : "";
    field("address").dispatchEvent(new Event("change", { bubbles: true }));
  }
}
