"""What changed in a project since a day, in words: signed, neutral, newest matters first."""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qala.office.projects.models import Baseline, ChangeRequest, PlanChange, Project, WorkItem
from qala.office.projects.queries.comparing import moved_words
from qala.office.projects.queries.plans import plans_of
from qala.shared.clock import city_zone, today


@dataclass(frozen=True)
class Told:
    """One sentence; `tone` for its mark."""

    words: str
    tone: str = "neutral"

    @property
    def icon(self) -> str:
        """Of its mark."""
        return {"good": "trending-up", "warn": "clock-exclamation", "info": "circle-check"}.get(
            self.tone, "pencil"
        )


def changes_since(project: Project, since: date) -> list[Told]:
    """Sentences about finish, milestones, works, progress, baselines, requests from the evening of `since` until now.

    What went there and back says nothing.
    """
    begin = datetime.combine(since, time.max, tzinfo=city_zone())
    edits = list(PlanChange.objects.filter(project=project, at__gt=begin, state="done").order_by("id"))
    return [
        *_moved(edits),
        *_rows(edits),
        *_progress(project, since),
        *_decided(project, begin),
    ]


def _moved(edits: list[PlanChange]) -> list[Told]:
    first: dict[str, str | None] = {}
    last: dict[str, str | None] = {}
    for edit in edits:
        for key, (before, after) in edit.moved.items():
            first.setdefault(key, before)
            last[key] = after
    names = {str(row.pk): row.name for row in WorkItem.objects.filter(pk__in=[key for key in last if key])}
    told = []
    for key in sorted(last, key=lambda key: (key != "", key)):
        old, new = first[key], last[key]
        if not old or not new or old == new or (key and key not in names):
            continue
        days = (date.fromisoformat(new) - date.fromisoformat(old)).days
        who = f"“{names[key]}”" if key else _("The whole project")
        told.append(Told(f"{who}: {moved_words(days)}", "warn" if days > 0 else "good"))
    return told


def _rows(edits: list[PlanChange]) -> list[Told]:
    first: dict[str, bool] = {}
    last: dict[str, bool] = {}
    for edit in edits:
        for pk, (before, after) in edit.items.items():
            if "removed_at" in after:
                first.setdefault(pk, before["removed_at"])
                last[pk] = after["removed_at"]
    added = sum(1 for pk in last if first[pk] and not last[pk])
    gone = sum(1 for pk in last if not first[pk] and last[pk])
    told = []
    if added:
        told.append(Told(ngettext("{n} item was added", "{n} items were added", added).format(n=added)))
    if gone:
        told.append(Told(ngettext("{n} item was taken out", "{n} items were taken out", gone).format(n=gone)))
    return told


def _progress(project: Project, since: date) -> list[Told]:
    before, after = (plans_of([project], day)[project.pk].percent() for day in (since, today()))
    if before is None or after is None or round(before, 1) == round(after, 1):
        return []
    points = round(after - before, 1)
    words = _("Done: {before} % → {after} % ({points} points)").format(
        before=_short(before), after=_short(after), points=("+" if points > 0 else "") + _short(points)
    )
    return [Told(words, "good" if points > 0 else "warn")]


def _short(value: Decimal) -> str:
    return number_format(round(value, 1).normalize(), use_l10n=True)


def _decided(project: Project, begin: datetime) -> list[Told]:
    told = [
        Told(_("Baseline {n} was approved").format(n=row.number), "info")
        for row in Baseline.objects.filter(project=project, made_at__gt=begin).order_by("number")
    ]
    rows = ChangeRequest.objects.filter(project=project, stage="declined", decided_at__gt=begin)
    return told + [
        Told(_("Change request {n} was declined").format(n=row.number)) for row in rows.order_by("number")
    ]
