"""The tokens keep WCAG 2.2 AA contrast: text 4.5:1, edges of controls 3:1, by day, by night and in high contrast."""

import re
from pathlib import Path

import pytest

import qala

TOKENS = (Path(qala.__file__).parent / "shared/static/shared/css/tokens.css").read_text()
TEXT = [
    ("ink", "page"), ("ink", "surface"), ("ink", "sunken"), ("ink", "hover"), ("ink", "selected"),
    ("ink-2", "page"), ("ink-2", "surface"), ("ink-2", "surface-2"), ("ink-2", "sunken"), ("ink-2", "hover"),
    ("link", "page"), ("link", "surface"), ("link", "surface-2"), ("link", "selected"),
    ("on-primary", "primary"), ("on-primary", "primary-strong"), ("on-gold", "gold"),
    ("bar-ink", "bar"), ("bar-ink-2", "bar"), ("bar-ink-2", "bar-2"),
    *[(f"{tone}-ink", f"{tone}-bg") for tone in ("info", "good", "warn", "bad", "gold", "neutral")],
    *[(f"{tone}-ink", "surface") for tone in ("good", "warn", "bad", "info")],
]  # fmt: skip
EDGES = [
    ("line-strong", "surface"),
    ("line-strong", "page"),
    ("focus", "surface"),
    ("focus", "page"),
    ("bad", "surface"),
]
HIGH = TOKENS.split('[data-contrast="high"] {')[1].split("}")[0]


def _tokens(source: str) -> dict[str, str]:
    return dict(re.findall(r"--q-([a-z0-9-]+):\s*([^;]+);", source))


DAY = _tokens(TOKENS.split(":root[data-theme")[0])
CONTRAST = DAY | _tokens(HIGH)


def _colour(tokens: dict[str, str], name: str, face: int) -> str:
    value = tokens[name]
    pair = re.fullmatch(r"light-dark\((#\w{6}), (#\w{6})\)", value)
    return pair.group(face + 1) if pair else value


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("face", [0, 1], ids=["day", "night"])
@pytest.mark.parametrize("tokens", [DAY, CONTRAST], ids=["normal", "high"])
@pytest.mark.parametrize(("front", "back"), TEXT, ids=" on ".join)
def test_text_is_readable(front: str, back: str, tokens: dict[str, str], face: int) -> None:
    assert ratio(_colour(tokens, front, face), _colour(tokens, back, face)) >= 4.5


@pytest.mark.parametrize("face", [0, 1], ids=["day", "night"])
@pytest.mark.parametrize(("front", "back"), EDGES, ids=" on ".join)
def test_edges_of_controls_are_visible(front: str, back: str, face: int) -> None:
    assert ratio(_colour(DAY, front, face), _colour(DAY, back, face)) >= 3
