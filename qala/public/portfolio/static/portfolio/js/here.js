// "Where I am": the device's position, rounded to about a hundred metres before it stands in an address.
const DIGITS = 3;

export default function here(button) {
  if (!navigator.geolocation) return;
  button.hidden = false;
  const said = document.getElementById(button.getAttribute("aria-describedby"));
  const found = ({ coords }) => {
    const to = new URL(button.dataset.to, location.href);
    to.searchParams.set("lon", coords.longitude.toFixed(DIGITS));
    to.searchParams.set("lat", coords.latitude.toFixed(DIGITS));
    location.assign(to);
  };
  button.addEventListener("click", () => {
    said.textContent = button.dataset.textLooking;
    navigator.geolocation.getCurrentPosition(found, () => { said.textContent = button.dataset.textUnknown; }, { timeout: 20_000, maximumAge: 60_000 });
  });
}
