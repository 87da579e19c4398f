"""What an agenda is proposed from: the concerns about the meeting's projects."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils import translation

from qala.office.meetings.models import AgendaItem, Meeting
from qala.office.projects.models import Membership, Project
from qala.office.projects.registries import Concern, concerns

MOST = 60


def projects_of(meeting: Meeting, day: date) -> QuerySet[Project]:
    """Those it names, and those of its portfolio on the day; without either all that are open."""
    named = Q(meetings=meeting)
    if meeting.portfolio_id:
        members = Membership.objects.as_of(day).filter(portfolio_id=meeting.portfolio_id)
        named |= Q(pk__in=members.order_by().values("project_id"))
    if not meeting.portfolio_id and not meeting.projects.exists():
        return Project.objects.exclude(stage__in=("closed", "cancelled"))
    return Project.objects.filter(pk__in=Project.objects.filter(named).values("pk"))


def proposals(meeting: Meeting, day: date) -> list[AgendaItem]:
    """Unsaved items, the worst first, each said in Kazakh and in Russian."""
    rows = projects_of(meeting, day)
    kazakh, russian = (_said(rows, day, language) for language in ("kk", "ru"))
    return [
        AgendaItem(
            kind=key[0],
            project_id=key[1],
            url=key[2],
            text_kk=text[:600],
            text_ru=russian.get(key, text)[:600],
        )
        for key, text in list(kazakh.items())[:MOST]
    ]


def _said(rows: QuerySet[Project], day: date, language: str) -> dict[tuple[str, int, str], str]:
    with translation.override(language):
        return {_key(each): str(each.words) for each in concerns(rows, day)}


def _key(concern: Concern) -> tuple[str, int, str]:
    return concern.kind, concern.project_id, concern.url[:300]
