"""How an appeal stands, in the words and within the limits of the public pages."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from qala.contact.appeals.models import Appeal
from qala.contact.appeals.queries.nearby import similar_open
from qala.contact.assistant.ports import gate
from qala.contact.catalog.rules.stages import Stage, TargetKind
from qala.ground.people.rules.masking import hide
from qala.shared.fields import MetrePoint

MOST_SIMILAR = 3
_ROWS = ("topic__group", "status", "executor", "duplicate_of")


@dataclass(frozen=True)
class Standing:
    """For everybody who has the number: stage and promise. `promised_at` is None while nothing is promised."""

    appeal: Appeal
    stage: str
    promised_at: datetime | None


def by_number(number: str) -> Standing | None:
    """Two statements."""
    found = Appeal.objects.select_related(*_ROWS).prefetch_related("targets").filter(number=number).first()
    return standing(found) if found else None


def standing(appeal: Appeal) -> Standing:
    """Of an appeal at hand, with its targets."""
    return Standing(appeal, _stage(appeal), promised_at(appeal))


def promised_at(appeal: Appeal) -> datetime | None:
    """Until when the answer is promised; None when it stands still or is over."""
    running = [t for t in appeal.targets.all() if t.kind == TargetKind.RESOLVE and t.is_running]
    return None if not running or running[0].paused_since else running[0].due_at


def _stage(appeal: Appeal) -> str:
    if appeal.duplicate_of_id:
        return _("joined with an earlier appeal about the same; the work goes on under that number")
    words = {
        Stage.NEW: _("received and sent to the executor"),
        Stage.ACTIVE: _("in progress"),
        Stage.WAITING: _("waiting for your answer to a question; open it on the site by number and code"),
        Stage.DONE: _("answered"),
        Stage.REJECTED: _("closed without work; the reason stands in the answer"),
    }
    if appeal.stage == Stage.NEW and appeal.executor_id is None:
        return _("received; the right organisation is being found")
    return words[Stage(appeal.stage)]


def last_answer(appeal: Appeal) -> str:
    """The latest answer with personal data hidden, "" without one. One statement."""
    found = appeal.answers.order_by("-at").first()
    return hide(found.text) if found else ""


def similar(*, topic_id: int, point: MetrePoint | None, building_id: int | None) -> list[Appeal]:
    """Open appeals nearby of which everybody may know. Two statements."""
    rows = similar_open(topic_id=topic_id, point=point, building_id=building_id)
    shown = gate().public(rows).select_related("topic").prefetch_related("targets")
    return list(shown[:MOST_SIMILAR])
