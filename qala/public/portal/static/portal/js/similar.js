// While a resident writes: as soon as topic and place are known, the server is asked what is open nearby.

export default function similar(form) {
  const box = form.querySelector("[data-similar]");
  let timer = 0;
  let turn = 0;

  const ask = async () => {
    const mine = ++turn;
    const address = new URL(form.dataset.similarUrl, location.href);
    for (const name of ["topic", "lon", "lat", "building"]) {
      const value = form.elements.namedItem(name)?.value;
      if (value) address.searchParams.set(name, value);
    }
    const answer = await fetch(address, { headers: { "HX-Request": "true" } }).catch(() => null);
    if (mine === turn && answer?.ok) box.innerHTML = await answer.text();
  };
  form.addEventListener("change", (event) => {
    if (!["topic", "lon", "lat", "building"].includes(event.target.name)) return;
    clearTimeout(timer);
    timer = setTimeout(ask, 300);
  });
}
