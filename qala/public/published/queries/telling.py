"""The public part of an appeal's history: which step, when; never a note, a name or a reason in free words."""

from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from qala.contact.appeals.models import Appeal
from qala.shared import timeline
from qala.shared.clock import city_zone
from qala.shared.ui.parts import Look, look_of

VERBS = frozenset(
    {"register", "route", "redirect", "accept", "plan", "ask", "extend", "pause", "resume", "answer", "close", "reopen",
     "reject", "change_topic"}
)  # fmt: skip
"""What may be told. Everything else, and every step to come, stays inside until it is named here."""


@dataclass(frozen=True)
class Told:
    """One step."""

    look: Look
    on: date


def public_steps(appeal: Appeal) -> list[Told]:
    """Oldest first. One statement."""
    kind = timeline.kind_of(appeal)
    rows = timeline.of(appeal).filter(is_public=True, verb__in=VERBS).order_by("at", "pk")
    zone = city_zone()
    return [Told(look_of(kind, verb), localdate(at, zone)) for verb, at in rows.values_list("verb", "at")]
