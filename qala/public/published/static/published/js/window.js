// Asks for the appeals of the part of the map that is looked at: counts of cells from afar, single ones when near.
// The map itself is shared/map inside this element; its list twin needs none of this.

const PAUSE = 250;
const PATIENCE = 50;
const TRIES = 400;

export default async function window_(root) {
  const canvas = root.querySelector("[data-module~='shared/map']");
  const drawn = canvas && await whenDrawn(canvas);
  if (!drawn) return;
  let timer = 0, asked = 0;
  const look = async () => {
    const mine = ++asked;
    const answer = await fetch(address(root.dataset.points, drawn)).catch(() => null);
    // A later look has been asked for meanwhile, or the server could not: what is drawn stays.
    if (!answer?.ok || mine !== asked) return;
    drawn.getSource("points")?.setData(await answer.json());
  };
  drawn.on("moveend", () => { clearTimeout(timer); timer = setTimeout(look, PAUSE); });
}

async function whenDrawn(canvas) {
  for (let tries = 0; tries < TRIES && canvas.isConnected; tries += 1) {
    if (canvas.qalaMap?.getSource?.("points")) return canvas.qalaMap;
    await new Promise((next) => setTimeout(next, PATIENCE));
  }
  return null;
}

function address(points, drawn) {
  const seen = drawn.getBounds();
  const to = new URL(points, location.href);
  const edges = [seen.getWest(), seen.getSouth(), seen.getEast(), seen.getNorth()];
  to.searchParams.set("box", edges.map((edge) => edge.toFixed(4)).join(","));
  to.searchParams.set("zoom", drawn.getZoom().toFixed(1));
  return to.href;
}
