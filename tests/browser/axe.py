"""Accessibility of the page as it stands, by axe-core (WCAG 2.2 AA and best practices)."""

from typing import Any

from qala.config.env import ROOT

SOURCE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RUN = """async () => {
  const found = await axe.run(document, {resultTypes: ["violations"]});
  return found.violations.map((each) => [each.id, each.help,
    each.nodes.slice(0, 4).map((node) => node.target.join(" ") + " :: " + node.html.slice(0, 160) + " :: " +
      (node.any[0]?.message ?? node.all[0]?.message ?? node.none[0]?.message ?? ""))]);
}"""


def violations(page: Any) -> list[str]:
    """What axe finds, one line each; empty when nothing."""
    if not page.evaluate("() => 'axe' in window"):
        # By the debugger, not by a script element: the page's policy forbids strangers' scripts.
        page.evaluate(SOURCE.read_text(encoding="utf-8"))
    return [f"{rule}: {help_}\n   " + "\n   ".join(nodes) for rule, help_, nodes in page.evaluate(RUN)]
