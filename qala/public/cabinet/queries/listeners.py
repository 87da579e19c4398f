"""Whom a piece of news concerns."""

from typing import Any

from django.db.models import F, Q, QuerySet

from qala.contact.appeals.models import Appeal, Applicant, Reporter
from qala.ground.notifications.actions.notify import Recipient
from qala.ground.people.models import User
from qala.ground.places.locating import locate
from qala.public.cabinet.models import Following
from qala.public.cabinet.rules.circles import CELL_M
from qala.public.published.queries.showing import place_for_all

Kind = Following.Kind


def followers_of_appeal(appeal: Appeal) -> list[tuple[int, str]]:
    """(person, language) of those who follow the appeal itself. One statement on its index."""
    rows = Following.objects.filter(kind=Kind.APPEAL, appeal_id=appeal.pk, user__is_active=True)
    return list(rows.values_list("user_id", "user__language").order_by("user_id"))


def followers_of_project(code: str) -> list[tuple[int, str]]:
    """(person, language) of those who follow a project. One statement on its index."""
    return list(_of_project(code).values_list("user_id", "user__language").order_by("user_id"))


def is_project_followed(code: str) -> bool:
    """Whether anybody would hear of it."""
    return _of_project(code).exists()


def _of_project(code: str) -> QuerySet[Following]:
    return Following.objects.filter(kind=Kind.PROJECT, project__code=code, user__is_active=True)


def followers_of_dataset(code: str) -> QuerySet[Following]:
    """Rows of those who follow a dataset and can be told. Its index holds them."""
    return Following.objects.filter(kind=Kind.DATASET, dataset=code, user__is_active=True)


def followers_of_place(appeal: Appeal) -> list[tuple[int, str]]:
    """(person, language) of those who follow the district, the quarter or a circle that holds the appeal's place, each
    once. Districts and quarters by their indexes, circles by the cell of the place, then by distance.

    A circle is asked about the place as everybody is shown it, never about the true one: many small circles would
    find a home that is published as its neighbourhood only (docs/decisions/0177).
    """
    rows: QuerySet[Any] = Following.objects.all()
    where = Q(pk__in=[])
    if appeal.district_id:
        where |= Q(kind=Kind.DISTRICT, district_id=appeal.district_id)
    if appeal.quarter_id:
        where |= Q(kind=Kind.QUARTER, quarter_id=appeal.quarter_id)
    shown = place_for_all(appeal)
    if shown is not None:
        lon, lat, is_cell = shown
        at = locate(lon, lat)
        x, y = at.point
        square = (F("x") - x) * (F("x") - x) + (F("y") - y) * (F("y") - y)
        reach = F("radius_m") + (CELL_M if is_cell else 0)
        where |= Q(kind=Kind.CIRCLE, cells__contains=[at.h3], metres_2__lte=reach * reach)
        rows = rows.annotate(metres_2=square)
    rows = rows.filter(where, user__is_active=True).exclude(user_id=appeal.resident_id or 0)
    return list(rows.values_list("user_id", "user__language").order_by("user_id").distinct())


def joined_people(appeal: Appeal) -> list[tuple[int, str]]:
    """(person, language) of those who joined the appeal, or one merged into it, under an account. One statement."""
    rows = Reporter.objects.filter(
        Q(appeal=appeal) | Q(appeal__duplicate_of=appeal), resident__is_active=True
    )
    pairs = rows.values_list("resident_id", "resident__language").order_by("resident_id").distinct()
    return [(pk, language) for pk, language in pairs if pk is not None]


def writer_of(appeal: Appeal) -> Recipient | None:
    """The account, or the contacts that were left where they may be used: with consent, on an appeal under the law (the
    city owes the news), or given to the desk for the answer. None for nobody, and for other registers' appeals."""
    if appeal.source:
        return None
    if appeal.resident_id is not None:
        language = User.objects.filter(pk=appeal.resident_id).values_list("language", flat=True).first()
        return Recipient(user_id=appeal.resident_id, language=language or appeal.language)
    person = Applicant.objects.filter(appeal=appeal).first()
    if person is None or not (person.email or person.phone):
        return None
    may_use = person.has_agreed_at is not None or appeal.is_legal or appeal.registered_by_id is not None
    if not may_use:
        return None
    return Recipient(email=person.email, phone=person.phone, language=appeal.language)


def has_letter_of_its_own(appeal: Appeal, verb: str) -> bool:
    """Whether another room writes to the applicant's e-mail at this step: `quality` asks about every answer, `mailbox`
    sends the letters of the law."""
    is_written = verb == "answer" or (appeal.is_legal and verb in ("register", "extend"))
    return is_written and Applicant.objects.filter(appeal=appeal).exclude(email="").exists()
