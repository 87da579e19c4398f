// A map that comes when it is nearly seen: its library is more than all the rest of a page.

export default function near(element) {
  const watch = new IntersectionObserver(async (seen) => {
    if (!seen.some((each) => each.isIntersecting)) return;
    watch.disconnect();
    const { default: map } = await import("shared/map");
    map(element);
  }, { rootMargin: "100px" });
  watch.observe(element);
}
