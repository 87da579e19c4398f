// While somebody writes an appeal, at the desk or at home: a chosen address moves the mark on the map, and every change
// of topic or place asks the server (data-hints-url) what it knows about that; the answer goes into [data-hints].

const ASKED = ["topic", "lon", "lat", "building"];

export default function intake(form) {
  const hints = form.querySelector("[data-hints]");
  const field = (name) => form.elements.namedItem(name);
  let timer = 0;
  let turn = 0;

  const ask = async () => {
    const mine = ++turn;
    const address = new URL(form.dataset.hintsUrl, location.href);
    for (const name of ASKED) {
      const value = field(name)?.value;
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
    field("building").value = place.building_id ?? "";
    field("lon").value = place.lon;
    field("lat").value = place.lat;
    field("lat").dispatchEvent(new Event("change", { bubbles: true }));
  });
  // Another address is not the building chosen before.
  field("address").addEventListener("input", () => {
    field("building").value = "";
  });
  form.addEventListener("change", (event) => {
    if (ASKED.includes(event.target.name)) soon();
  });
  if (field("topic")?.value) soon();
}
