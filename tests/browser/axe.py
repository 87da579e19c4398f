"""Accessibility of the page as it stands, by axe-core (WCAG 2.2 AA and best practices)."""

from functools import cache
from typing import Any

from qala.config.env import ROOT

# Style sheets are read ahead for one rule alone, an experimental one that does not run.
RUN = """async () => {
  const found = await axe.run(document, {resultTypes: ["violations"], preload: {assets: ["media"]}});
  return found.violations.map((each) => [each.id, each.help,
    each.nodes.slice(0, 4).map((node) => node.target.join(" ") + " :: " + node.html.slice(0, 160) + " :: " +
      (node.any[0]?.message ?? node.all[0]?.message ?? node.none[0]?.message ?? ""))]);
}"""


@cache
def source() -> str:
    """Half a megabyte."""
    return (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def lay(page: Any, but: str) -> None:
    """Have it in every document but one from now on: the browser reads the same text more quickly again."""
    page.add_init_script(f"if (window.top === window && location.pathname !== '{but}') {{{source()}}}")


def violations(page: Any) -> list[str]:
    """What axe finds, one line each; empty when nothing."""
    if not page.evaluate("() => 'axe' in window"):
        # By the debugger, not by a script element: the page's policy forbids strangers' scripts.
        page.evaluate(source())
    return [f"{rule}: {help_}\n   " + "\n   ".join(nodes) for rule, help_, nodes in page.evaluate(RUN)]
