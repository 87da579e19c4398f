"""Tell those who follow a project what is new in a version of its public row."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import ngettext, override

from qala.ground.notifications.actions.notify import Recipient, notify
from qala.office.projects.models import Stage
from qala.public.cabinet.actions.spread import STALE_AFTER
from qala.public.cabinet.queries.listeners import followers_of_project
from qala.public.cabinet.rules.project_news import Change, changes
from qala.public.projection.models import ProjectVersion
from qala.public.projection.rules.facts import Facts
from qala.shared.clock import now
from qala.shared.db import atomic


def spread_project(*, code: str, version: int, at: datetime) -> int:
    """How many notices were written. Safe to run twice: the same version reaches a person once."""
    if now() - at > STALE_AFTER:
        return 0
    rows = ProjectVersion.objects.filter(project__code=code).select_related("project")
    after, before = rows.filter(number=version).first(), rows.filter(number=version - 1).first()
    if after is None:
        return 0
    by_language: dict[str, list[Recipient]] = defaultdict(list)
    for pk, language in followers_of_project(code):
        by_language[language].append(Recipient(user_id=pk, language=language))
    found, title = _found(before, after)
    count = 0
    with atomic():
        for language, to in by_language.items():
            for change in found:
                with override(language):
                    said = _said(change)
                words = {"project": title.said(language) if title else code, **said}
                if change.kind == "withdrawn":
                    words["what"] = after.project.withdrawal_reason
                count += notify(
                    kind=f"cabinet.project_{change.kind}",
                    to=to,
                    words=words,
                    url=reverse("portfolio:project", args=[code]),
                    about=f"{code} {version}",
                )
    return count


def _found(before: ProjectVersion | None, after: ProjectVersion) -> tuple[list[Change], Any]:
    """What changed, and the title where there still is one: of a withdrawn project nothing is kept but its code."""
    if after.is_withdrawn:
        return [Change("withdrawn")], None
    if not after.document or before is None or not before.document:
        return [], None
    facts = Facts.read(after.document)
    return list(changes(Facts.read(before.document), facts)), facts.title


def _said(change: Change) -> dict[str, str]:
    words = {"what": "", "before": ""}
    if change.report is not None:
        words["what"] = date_format(change.report.month, "YEAR_MONTH_FORMAT")
    elif change.count:
        words["what"] = ngettext("%(count)s photo", "%(count)s photos", change.count) % {
            "count": change.count
        }
    elif change.day is not None and change.before is not None:
        words["what"], words["before"] = (
            date_format(day, "DATE_FORMAT") for day in (change.day, change.before)
        )
    elif change.stage:
        words["what"] = str(Stage(change.stage).label)
    return words
