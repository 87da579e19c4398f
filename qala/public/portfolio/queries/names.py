"""Names of the codes by which projects are filtered, as the projects themselves tell them."""

from collections.abc import Callable
from typing import Any

from django.db.models import Max, Min, QuerySet

from qala.public.projection.access import public_projects
from qala.public.projection.models import PublicProject
from qala.public.projection.rules.facts import Words
from qala.shared.choices import ReadyChoices, for_a_while
from qala.shared.clock import today
from qala.shared.kept import generations

MOST_YEARS = 15
PATHS = {
    "block": "document__block__name",
    "programme": "document__programme__name",
    "district": "document__place__district__name",
    "quarter": "document__place__quarter__name",
    "department": "document__department__name",
}


def words(told: Any) -> str:
    """A text of a document in the active language."""
    return str(Words.read(told or {}))


def _lasting(name: str, make: Callable[[], list[tuple[str, str]]]) -> ReadyChoices:
    """What was withdrawn is named no more, at once."""
    version = generations().get("projects", 0)
    return for_a_while(f"portfolio.{name}", lambda: ReadyChoices(make()), version=version)


def _newest(column: str) -> QuerySet[PublicProject]:
    """Of each value of a column the project that changed last: a few documents are opened, and not all."""
    ranked = public_projects().order_by(column, "-changed_at").distinct(column)
    return PublicProject.objects.filter(pk__in=ranked.values("pk"))


def named(column: str) -> ReadyChoices:
    """Code and name of each block, programme, district, quarter or department that has a public project; one
    statement when it is made."""

    def make() -> list[tuple[str, str]]:
        rows = _newest(column).exclude(**{column: ""})
        pairs = [(code, words(told)) for code, told in rows.values_list(column, PATHS[column])]
        return sorted(pairs, key=lambda pair: pair[1])

    return _lasting(column, make)


def portfolios() -> ReadyChoices:
    """The same of portfolios, in the order of their codes."""

    def make() -> list[tuple[str, str]]:
        told = _newest("portfolios").order_by("changed_at").values_list("document__portfolios", flat=True)
        return sorted({one["code"]: words(one["name"]) for each in told for one in each or []}.items())

    return _lasting("portfolios", make)


def curators() -> ReadyChoices:
    """By name; the curator is a column of its own."""

    def make() -> list[tuple[str, str]]:
        names = public_projects().exclude(curator="").order_by("curator").values_list("curator", flat=True)
        return [(name, name) for name in names.distinct()]

    return _lasting("curators", make)


def years() -> ReadyChoices:
    """In which projects end."""

    def make() -> list[tuple[str, str]]:
        days = public_projects().exclude(finishes_on=None).dates("finishes_on", "year")
        return [(str(day.year), str(day.year)) for day in days]

    return _lasting("years", make)


def lives() -> ReadyChoices:
    """From the first year in which one of them is built to the last, no more than a planner looks back and ahead."""

    def make() -> list[tuple[str, str]]:
        ends = public_projects().aggregate(
            a=Min("starts_on"), b=Min("finishes_on"), c=Max("starts_on"), d=Max("finishes_on")
        )
        known, now = [day.year for day in ends.values() if day], today().year
        span = (
            range(max(min(known), now - MOST_YEARS), min(max(known), now + MOST_YEARS) + 1) if known else ()
        )
        return [(str(year), str(year)) for year in span]

    return _lasting("lives", make)


def currencies() -> ReadyChoices:
    """Of the projects' money."""

    def make() -> list[tuple[str, str]]:
        codes = public_projects().exclude(currency="").order_by("currency").values_list("currency", flat=True)
        return [(code, code) for code in codes.distinct()]

    return _lasting("currencies", make)


def name_of(column: str, code: str) -> str:
    """One name; a code that nobody knows stands for itself."""
    return str(dict(named(column)).get(code, code))


def light(rows: Any) -> Any:
    """Without what is long: all that a list shows stands in short columns."""
    return rows.defer("document", "geometry", "search_key", "sums")
