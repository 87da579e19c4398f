"""The browser files we serve: which file of which npm package lands where under `static/vendor/`.

Nothing third-party is committed. `copy(root)` takes the listed files out of `node_modules` (installed by
lock file) into `qala/static_vendor/`, which git ignores and `STATICFILES_DIRS` names. Source map comments are
cut off, because hashed static files refuse references to files that are not served.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from qala.config.subset import subset, used_classes
from qala.shared.ui.icons import ICONS

INTER = "@fontsource-variable/inter/files/inter"

FILES: tuple[tuple[str, str], ...] = (
    ("@tabler/core/dist/css/tabler.min.css", "vendor/tabler/tabler.css"),
    (f"{INTER}-latin-wght-normal.woff2", "vendor/inter/latin.woff2"),
    (f"{INTER}-latin-ext-wght-normal.woff2", "vendor/inter/latin-ext.woff2"),
    (f"{INTER}-cyrillic-wght-normal.woff2", "vendor/inter/cyrillic.woff2"),
    (f"{INTER}-cyrillic-ext-wght-normal.woff2", "vendor/inter/cyrillic-ext.woff2"),
    ("htmx.org/dist/htmx.min.js", "vendor/htmx/htmx.js"),
    ("idiomorph/dist/idiomorph-ext.min.js", "vendor/htmx/idiomorph-ext.js"),
    ("echarts/dist/echarts.esm.min.mjs", "vendor/echarts/echarts.js"),
    ("maplibre-gl/dist/maplibre-gl-csp.js", "vendor/maplibre/maplibre-gl.js"),
    ("maplibre-gl/dist/maplibre-gl-csp-worker.js", "vendor/maplibre/maplibre-gl-worker.js"),
    ("maplibre-gl/dist/maplibre-gl.css", "vendor/maplibre/maplibre-gl.css"),
    ("pmtiles/dist/esm/index.js", "vendor/pmtiles/pmtiles.js"),
    ("fflate/esm/browser.js", "vendor/pmtiles/fflate.js"),
)

SPRITE = "vendor/icons.svg"
TABLER, PUBLIC_TABLER = FILES[0][0], "vendor/tabler/public.css"
ICON_SOURCE = "@tabler/icons/icons"

_SOURCE_MAP = re.compile(
    rb"^\s*(//[#@]\s*sourceMappingURL=.*|/\*[#@]\s*sourceMappingURL=.*?\*/)\s*$", re.MULTILINE
)
_SVG_BODY = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)
_INVISIBLE = re.compile(r'<path stroke="none" d="M0 0h24v24H0z" fill="none"\s*/>')


def copy(root: Path) -> list[Path]:
    """Copy the listed files from `root/node_modules` into `root/qala/static_vendor`; return what was written.

    The target folder is replaced as a whole, so a file dropped from the list disappears.
    Raises FileNotFoundError with the npm path when a package is not installed.
    """
    modules, target = root / "node_modules", root / "qala" / "static_vendor"
    for source, _ in FILES:
        if not (modules / source).is_file():
            raise FileNotFoundError(f"npm file is missing: {source} (run `npm ci`)")
    fresh = target.with_name(target.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    written = [_write(fresh / static, _cleaned(modules / source)) for source, static in FILES]
    written.append(_write(fresh / SPRITE, sprite(modules).encode()))
    written.append(_write(fresh / PUBLIC_TABLER, public_styles(root).encode()))
    shutil.rmtree(target, ignore_errors=True)
    fresh.rename(target)
    return [target / path.relative_to(fresh) for path in written]


def public_styles(root: Path) -> str:
    """Tabler as the residents' shell has it: what our pages use (see `subset`), in the layer that ours overrule."""
    house = root / "qala"
    own = "".join(path.read_text() for path in sorted(house.glob("*/**/static/*/css/*.css")))
    css = _cleaned(root / "node_modules" / TABLER).decode().removeprefix('@charset "UTF-8";')
    return f"@layer vendor{{{subset(css, used_classes(house), own)}}}\n"


def sprite(modules: Path) -> str:
    """One SVG file with a `<symbol id="name">` for each icon in use, from the Tabler outline set."""
    symbols = "".join(_symbol(modules / ICON_SOURCE, name) for name in ICONS)
    return f'<svg xmlns="http://www.w3.org/2000/svg">{symbols}</svg>\n'


def _symbol(folder: Path, name: str) -> str:
    is_filled = name.endswith("-filled")
    path = folder / ("filled" if is_filled else "outline") / f"{name.removesuffix('-filled')}.svg"
    if not path.is_file():
        raise FileNotFoundError(f"no such Tabler icon: {name}")
    body = _SVG_BODY.search(path.read_text())
    if body is None:
        raise ValueError(f"not an SVG drawing: {path.name}")
    shapes = " ".join(_INVISIBLE.sub("", body.group(1)).split())
    look = 'fill="currentColor"' if is_filled else 'fill="none" stroke="currentColor" stroke-width="1.75"'
    return (
        f'<symbol id="{name}" viewBox="0 0 24 24" {look} stroke-linecap="round" stroke-linejoin="round">'
        f"{shapes}</symbol>"
    )


def _cleaned(source: Path) -> bytes:
    content = source.read_bytes()
    return content if source.suffix == ".woff2" else _SOURCE_MAP.sub(b"", content)


def _write(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path
