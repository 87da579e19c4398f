"""Values that components draw, and what stages, tones and verbs look like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise

TONES = ("neutral", "info", "good", "warn", "bad", "gold")
# A shape per tone, so that colour is never the only sign.
TONE_ICONS = {
    "neutral": "circle",
    "info": "info-circle",
    "good": "circle-check",
    "warn": "alert-triangle",
    "bad": "alert-octagon",
    "gold": "star",
}


@dataclass(frozen=True)
class Tab:
    """One tab; `url` is a page or a filter of the same page."""

    label: Text
    url: str
    is_active: bool = False
    count: int | None = None
    icon: str = ""


@dataclass(frozen=True)
class Fact:
    """A line of a description list."""

    label: Text
    value: Any
    url: str = ""
    icon: str = ""


@dataclass(frozen=True)
class Look:
    """How a stage or a verb looks."""

    label: Text
    icon: str
    tone: str = "neutral"


STAGES = {
    "new": Look(_("New"), "circle-dashed", "info"),
    "active": Look(_("In progress"), "circle-half-2", "gold"),
    "waiting": Look(_("Waiting"), "clock-pause", "warn"),
    "done": Look(_("Done"), "circle-check", "good"),
    "rejected": Look(_("Rejected"), "circle-x", "neutral"),
}

_verbs: dict[tuple[str, str], Look] = {}


def register_verbs(kind: str, looks: Mapping[str, Look]) -> None:
    """Say how the timeline shows a room's verbs. `kind`: model label such as "appeals.appeal"."""
    for verb, look in looks.items():
        _verbs[(kind, verb)] = look


def look_of(kind: str, verb: str) -> Look:
    """The registered look of a verb, or the plain verb itself."""
    return _verbs.get((kind, verb)) or Look(verb.replace("_", " ").capitalize(), "point")


def stage_look(stage: str) -> Look:
    """The look of one of the fixed stages; an unknown one is shown as its own word."""
    return STAGES.get(stage) or Look(stage, "circle")


def checked_tone(tone: str) -> str:
    """The tone itself; ValueError with the allowed ones for any other word."""
    if tone not in TONES:
        raise ValueError(f"tone {tone!r} is none of {', '.join(TONES)}")
    return tone


def hue(name: str) -> int:
    """A stable colour number 0–5 for an avatar."""
    return sum(map(ord, name)) % 6


def initials(name: str) -> str:
    """First letters of the first two words: "Бірінші Тұрғын" → "БТ"; "?" for nobody."""
    return "".join(word[0] for word in name.split()[:2]).upper() or "?"
