// What a click on the map tells: a point or outline in words with a link, a cluster by coming nearer. `told` gives the
// words of a feature, perhaps after asking for them.

export function popups(gl, drawn, words, points, outlines, told) {
  const open = async ({ properties }, at) => {
    const popup = new gl.Popup({ maxWidth: "20rem" }).setLngLat(at).addTo(drawn);
    popup.setDOMContent(card(await told(properties), words));
  };
  drawn.on("click", "clusters", async (event) => {
    const [cluster] = event.features;
    const zoom = await drawn.getSource(points).getClusterExpansionZoom(cluster.properties.cluster_id);
    drawn.easeTo({ center: cluster.geometry.coordinates, zoom });
  });
  drawn.on("click", points, (event) => {
    const [feature] = event.features;
    open(feature, feature.geometry.coordinates);
  });
  drawn.on("click", outlines, (event) => {
    if (drawn.queryRenderedFeatures(event.point, { layers: [points, "clusters"] }).length) return;
    open(event.features[0], event.lngLat);
  });
  for (const layer of ["clusters", points, outlines]) {
    drawn.on("mouseenter", layer, () => { drawn.getCanvas().style.cursor = "pointer"; });
    drawn.on("mouseleave", layer, () => { drawn.getCanvas().style.cursor = ""; });
  }
}

function card({ title, text, url, badge, tone }, words) {
  const box = document.createElement("div");
  box.append(Object.assign(document.createElement("strong"), { textContent: title || "" }));
  if (badge) box.append(document.createElement("br"), Object.assign(document.createElement("span"), { className: `q-badge q-${tone || "neutral"}`, textContent: badge }));
  if (text) box.append(Object.assign(document.createElement("p"), { textContent: text }));
  if (url) box.append(Object.assign(document.createElement("a"), { href: url, textContent: words.textOpen }));
  return box;
}
