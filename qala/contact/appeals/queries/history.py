"""The timeline of an appeal with the figures that its entries carry put into words."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qala.contact.appeals.access import can_see_inside
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.queries.moments import moment_words
from qala.contact.appeals.rules.means import Means
from qala.contact.catalog.queries import book
from qala.contact.catalog.rules.stages import TargetKind
from qala.ground.people.rules import roles
from qala.shared import timeline
from qala.shared.models import TimelineEntry

Data = dict[str, Any]


def told(appeal: Appeal, *, is_public: bool = False) -> list[TimelineEntry]:
    """All entries, or those for the resident, oldest first; what a step changed stands in front of its note."""
    rows = timeline.of(appeal)
    entries = list(rows.filter(is_public=True) if is_public else rows)
    for entry in entries:
        words = _WORDS.get(entry.verb)
        if words is not None and entry.data:
            entry.note = " · ".join(filter(None, (words(entry.data), entry.note)))
    return entries


def before_it(user: Any, appeal: Appeal) -> list[TimelineEntry]:
    """The timeline of the case this appeal came out of, for those who may see that one."""
    if appeal.origin is None or not can_see_inside(user, appeal.origin):
        return []
    return told(appeal.origin)


def _day(moment: Any) -> str:
    return moment_words(datetime.fromisoformat(str(moment))) if moment else "—"


def _moved(data: Data) -> str:
    """Old and new end of the term; nothing where it stayed."""
    before, after = data.get("due_before", data.get("from")), data.get("due_after", data.get("to"))
    if not before or not after or before == after:
        return ""
    return _("Term: %(before)s → %(after)s") % {"before": _day(before), "after": _day(after)}


def _recounted(data: Data) -> str:
    return _moved({name: data.get(name) for name in ("due_before", "due_after")})


def _escalated(data: Data) -> str:
    count = int(data.get("count", 0))
    people = ngettext("%(count)d person told", "%(count)d people told", count) % {"count": count}
    return _("%(share)d %% of the term “%(kind)s” · %(role)s: %(people)s") % {
        "share": data.get("share", 0),
        "kind": dict(TargetKind.choices).get(data.get("kind", ""), ""),
        "role": roles.label_of(str(data.get("role", ""))),
        "people": people,
    }


def _cause(data: Data) -> str:
    known = book().causes.get(str(data.get("cause", "")))
    return known.name if known else ""


def _hearing(data: Data) -> str:
    return ", ".join(filter(None, (_day(data.get("hearing")), str(data.get("place", "")))))


def _attended(data: Data) -> str:
    return _("The applicant came") if data.get("has_come") else _("The applicant did not come")


def _procedure(data: Data) -> str:
    names = [book().procedure(str(data.get(side, ""))) for side in ("from", "to")]
    change = " → ".join(known.name for known in names if known)
    return " · ".join(filter(None, (change, _recounted(data))))


def _means(data: Data) -> str:
    return str(dict(Means.choices).get(data.get("means", ""), ""))


def _origin(data: Data) -> str:
    return _("Out of %(number)s") % {"number": data["origin"]} if data.get("origin") else ""


def _number(data: Data) -> str:
    return str(data.get("number", ""))


_WORDS: dict[str, Callable[[Data], str]] = {
    "extend": _moved,
    "recompute": _moved,
    "change_topic": _recounted,
    "change_procedure": _procedure,
    "resume": _recounted,
    "pause": _cause,
    "answer": _cause,
    "escalate": _escalated,
    "call_hearing": _hearing,
    "drop_hearing": _hearing,
    "hold_hearing": _attended,
    "inform": _means,
    "register": _origin,
    "convert": _number,
    "split": _number,
}
