"""What residents ask about a project: for everybody as far as it is public, for its team all of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Case, Count, Max, Min, Prefetch, Q, QuerySet, When
from django.urls import reverse
from django.utils.translation import ngettext

from qala.contact.appeals.models import Appeal
from qala.contact.catalog.queries import book
from qala.contact.catalog.rules.stages import OPEN_STAGES
from qala.ground.people.rules.masking import hide
from qala.office.projects.models import Project
from qala.office.projects.registries import Concern
from qala.public.portal.words import story
from qala.public.portfolio.models import ProjectQuestion
from qala.public.projection.models import PublicProject
from qala.public.published.access import DECIDED, public_answers, public_appeals
from qala.public.published.models import ReleasedAnswer
from qala.shared.clock import city_zone, now

AT_ONCE, ON_A_PAGE, MOST = 3, 20, 200
OPEN = [stage.value for stage in OPEN_STAGES]
IS_OPEN = Q(stage__in=OPEN)
OPEN_LATE = Q(appeal__stage__in=OPEN, appeal__is_overdue=True)


@dataclass(frozen=True)
class Question:
    """What everybody may read of one: number, topic, stage; words and answers as far as a moderator released them."""

    number: str
    topic: str
    stage: str
    headline: str
    is_late: bool
    asked_at: datetime
    words: str
    language: str
    answers: tuple[ReleasedAnswer, ...]


def public_questions(row: PublicProject) -> QuerySet[Appeal]:
    """Appeals about the project that are public, the newest first."""
    return public_appeals().filter(project_question__project=row).order_by("-project_question__at", "-pk")


def standing(row: PublicProject) -> tuple[int, str]:
    """How many there are, and a word that is another one as soon as anything that is shown of them changes: what is
    drawn may be kept under it. One statement."""
    seen = public_questions(row).order_by()
    found = seen.aggregate(count=Count("pk"), moved=Max("changed_at"), released=Max("publication__at"))
    moments = [moment.timestamp() if moment else 0 for moment in (found["moved"], found["released"])]
    return found["count"], f"{found['count']}-{moments[0]}-{moments[1]}"


def told(rows: QuerySet[Appeal]) -> list[Question]:
    """Of public appeals. Five statements, however many rows."""
    rows = (
        rows.select_related("publication")
        .defer(*DECIDED)
        .prefetch_related("targets", Prefetch("publication__answers", public_answers()))
    )
    return [_told(each) for each in rows]


def _told(appeal: Appeal) -> Question:
    known, publication = story(appeal, at=now()), getattr(appeal, "publication", None)
    return Question(
        number=appeal.number,
        topic=book().topic_name(appeal.topic_id),
        stage=appeal.stage,
        headline=known.headline,
        is_late=known.is_late,
        asked_at=appeal.received_at,
        words=publication.words if publication else "",
        language=publication.language if publication else "",
        answers=tuple(publication.answers.all()) if publication else (),
    )


@dataclass(frozen=True)
class Asked:
    """What the project's team reads: the writer's words without personal data, never a name or a contact."""

    appeal: Appeal
    topic: str
    executor: str
    headline: str
    promised_at: datetime | None
    is_late: bool
    words: str
    is_public: bool


def asked(project: Project) -> list[Asked]:
    """The open ones that are late, the other open ones, the rest; the newest of each above. At most `MOST`."""
    rank = Case(When(IS_OPEN & Q(is_overdue=True), then=0), When(IS_OPEN, then=1), default=2)
    rows = _questions(project).select_related("status", "topic").prefetch_related("targets")
    found = list(rows.order_by(rank, "-project_question__at", "-pk")[:MOST])
    shown = set(public_appeals().filter(pk__in=[each.pk for each in found]).values_list("pk", flat=True))
    return [_asked(each, each.pk in shown) for each in found]


def counts(project: Project) -> dict[str, int]:
    """How many are `open`, `late` and `answered`, of all of them."""
    return _questions(project).aggregate(
        open=Count("pk", filter=IS_OPEN),
        late=Count("pk", filter=IS_OPEN & Q(is_overdue=True)),
        answered=Count("pk", filter=Q(stage="done")),
    )


def _questions(project: Project) -> QuerySet[Appeal]:
    return Appeal.objects.filter(project_question__project__project=project)


def _asked(appeal: Appeal, is_public: bool) -> Asked:
    known = story(appeal, at=now())
    return Asked(
        appeal=appeal,
        topic=appeal.topic.name,
        executor=book().executor_name(appeal.executor_id),
        headline=known.headline,
        promised_at=known.promised_at,
        is_late=known.is_late,
        words=hide(appeal.text, is_for_all=True),
        is_public=is_public,
    )


def late_questions(projects: QuerySet[Project], today: date) -> Iterable[Concern]:
    """Projects whose residents wait longer than was promised. One statement."""
    rows = ProjectQuestion.objects.filter(OPEN_LATE, project__project__in=projects.order_by().values("pk"))
    per_project = rows.values_list("project__project_id", "project__code").annotate(
        count=Count("pk"), since=Min("appeal__received_at")
    )
    for project_id, code, count, since in per_project.order_by("project__code"):
        words = ngettext(
            "%(count)d question of residents is not answered in time.",
            "%(count)d questions of residents are not answered in time.",
            count,
        )
        url = reverse("portfolio:asked", args=[code])
        yield Concern(
            project_id, "late_question", words % {"count": count}, url, since.astimezone(city_zone()).date()
        )
