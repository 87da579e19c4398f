// A ranking of selects: a place that is given to a second line is exchanged with what this line had before.

export default function ranking(box) {
  const selects = [...box.querySelectorAll("select")];
  const before = new Map(selects.map((select) => [select, select.value]));

  box.addEventListener("change", (event) => {
    const mine = event.target;
    const other = selects.find((select) => select !== mine && mine.value && select.value === mine.value);
    if (other) {
      other.value = before.get(mine);
      before.set(other, other.value);
    }
    before.set(mine, mine.value);
  });
}
