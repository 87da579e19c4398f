// What the server has said anew names the source that the map of the page must show.
export default function follow(said) {
  document.dispatchEvent(new CustomEvent("qala:map-refresh", { detail: { source: said.dataset.points } }));
}
