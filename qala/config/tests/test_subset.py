"""Of a style sheet only what pages use."""

from pathlib import Path

import pytest

from qala.config.env import ROOT
from qala.config.subset import subset, used_classes

CSS = (
    ":root{--used:1px;--unused:2px;--chain:var(--used)}.a{top:var(--chain)}.b{top:0}.a .b,.a:not(.z){left:0}"
    "@media (min-width:1px){.a{x:1}.b{y:2}}@media print{.b{z:3}}.md\\:a{q:1}p{margin:0}"
    '.a::after{content:"}.b{";background:url("data:x;y,{")}@keyframes k{from{top:0}}@charset "x";'
)


def test_rules_and_properties_of_others_go() -> None:
    left = subset(CSS, {"a", "md:a"})
    for kept in (
        "--used:1px", "--chain:var(--used)", ".a{top:var(--chain)}", ".a .b,.a:not(.z){left:0}", "p{margin:0}",
        "@media (min-width:1px){.a{x:1}}", ".md\\:a{q:1}", 'content:"}.b{"', "@keyframes k", '@charset "x";',
    ):  # fmt: skip
        assert kept in left, kept
    for gone in ("--unused", ".b{top:0}", ".b{y:2}", "print"):
        assert gone not in left, gone


def test_a_licence_is_no_selector() -> None:
    left = subset("/*! Made by x.io, see y.com */:root{--used:1px}.a{top:var(--used)}/* not kept */", {"a"})
    assert left == "/*! Made by x.io, see y.com */:root{--used:1px}.a{top:var(--used)}"


def test_own_references_keep_a_property() -> None:
    assert "--unused" in subset(CSS, set(), own="x{y:var(--unused)}")


def test_a_brace_that_is_not_closed() -> None:
    with pytest.raises(ValueError, match="brace"):
        subset(".a{top:0", {"a"})


def test_classes_of_templates_and_modules(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<p class="one {% if x %}two{% endif %} three-{{ kind }}">')
    (tmp_path / "b.js").write_text('element.className = "four five";')
    assert {"one", "two", "four", "five"} <= used_classes(tmp_path)


def test_the_public_style_sheet_holds_what_public_pages_use() -> None:
    """It is small, and it was made from the templates of now."""
    made = (ROOT / "qala" / "static_vendor" / "vendor" / "tabler" / "public.css").read_text()
    assert len(made) < 60_000
    for name in ("d-none", "text-secondary"):
        assert f".{name}" in made
