"""Architecture of the front end: what no template, style or module may do."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.template.loader import get_template

import qala
from qala.shared.ui.icons import ICONS

ROOT = Path(qala.__file__).parent
TEMPLATES = sorted(path for path in ROOT.rglob("templates/**/*.html") if "node_modules" not in path.parts)
MODULES = sorted(
    path for path in ROOT.rglob("static/*/js/*.js") if "static_" not in str(path.relative_to(ROOT))
)
FORBIDDEN = {
    "inline style": re.compile(r"<[^>{]*\sstyle\s*=", re.IGNORECASE),
    "style element": re.compile(r"<style", re.IGNORECASE),
    "inline script": re.compile(r"<script(?![^>]*\ssrc=)[^>]*>", re.IGNORECASE),
    "event attribute": re.compile(r"<[^>{]*\son[a-z]+\s*=", re.IGNORECASE),
    "script address": re.compile(r"javascript:", re.IGNORECASE),
    "foreign file": re.compile(
        r"""(?:src|href)\s*=\s*["']https?://[^"']*\.(?:js|css|woff2)""", re.IGNORECASE
    ),
    "evaluated htmx": re.compile(r"hx-on|hx-vars|[\"']js:"),
}


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", TEMPLATES, ids=_name)
def test_template_keeps_the_content_security_policy(path: Path) -> None:
    source = path.read_text()
    found = [name for name, pattern in FORBIDDEN.items() if pattern.search(source)]
    assert not found


@pytest.mark.parametrize("path", TEMPLATES, ids=_name)
def test_template_is_small(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 150


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_module_is_small_and_sets_no_style_text(path: Path) -> None:
    source = path.read_text()
    assert len(source.splitlines()) <= 150
    assert "eval(" not in source
    assert not re.search(r"""setAttribute\(["']style""", source)


def test_every_template_of_the_kit_compiles() -> None:
    folder = ROOT / "shared" / "templates"
    for path in sorted(folder.rglob("*.html")):
        get_template(str(path.relative_to(folder)))


def test_every_icon_named_in_a_template_is_in_the_sprite() -> None:
    named = re.compile(r"""(?:\{%\s*icon\s+|\bicon=)["']([a-z0-9-]+)["']""")
    used = {(icon, _name(path)) for path in TEMPLATES for icon in named.findall(path.read_text())}
    assert not {(icon, path) for icon, path in used if icon not in ICONS}


def test_every_module_named_in_a_template_exists() -> None:
    known = {f"{path.parents[1].name}/{path.stem}" for path in MODULES}
    named = re.compile(r'data-module="([^"{]+)"')
    used = {
        (one, _name(path))
        for path in TEMPLATES
        for words in named.findall(path.read_text())
        for one in words.split()
    }
    assert not {(module, path) for module, path in used if module not in known}


def test_every_app_of_ours_uses_its_label_for_static_files() -> None:
    for config in apps.get_app_configs():
        folder = Path(config.path) / "static"
        if config.name.startswith("qala.") and folder.is_dir():
            assert [child.name for child in folder.iterdir() if child.is_dir()] in ([config.label], [])
