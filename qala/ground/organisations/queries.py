"""Reads about organisations, as of a day."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, QuerySet
from django.utils.formats import date_format

from qala.ground.calendars.queries import schedule_for
from qala.ground.calendars.rules import Schedule
from qala.ground.organisations.models import Competence, Function, Organisation, Succession
from qala.ground.organisations.rules import descent
from qala.shared import timeline
from qala.shared.errors import Missing
from qala.shared.folding import fold
from qala.shared.models import TimelineEntry


def active(day: date) -> QuerySet[Organisation]:
    """Organisations that exist on the day."""
    return Organisation.objects.as_of(day)


def organisation_by_code(code: str) -> Organisation:
    """One organisation with its parent and calendar. Raises Missing."""
    rows = Organisation.objects.select_related("parent", "calendar").filter(code=code)
    found: Organisation | None = rows.first()
    if found is None:
        raise Missing
    return found


def competent(function: Function | int, day: date) -> QuerySet[Organisation]:
    """Who answers for the function on the day, in order of code."""
    held = Competence.objects.as_of(day).filter(organisation=OuterRef("pk"), function=function)
    return active(day).filter(Exists(held)).order_by("code")


def holding(
    organisations: QuerySet[Organisation], function: Function | int, day: date
) -> QuerySet[Organisation]:
    """Those of `organisations` that hold the function on the day."""
    held = Competence.objects.as_of(day).filter(organisation=OuterRef("pk"), function=function)
    return organisations.filter(Exists(held))


def search(organisations: QuerySet[Organisation], text: str) -> QuerySet[Organisation]:
    """Those whose names, code or BIN hold every word of the text, in any script or spelling."""
    for word in fold(text).split():
        organisations = organisations.filter(search_key__contains=word)
    return organisations


def successors_of(organisation_id: int, day: date) -> list[Organisation]:
    """Living organisations at the end of the line that starts here; several after a split.

    Only whole successions up to the day count, not single functions handed over. Two queries.
    """
    line: dict[int, list[int]] = defaultdict(list)
    rows = Succession.objects.filter(function=None, on__lte=day).order_by("on", "id")
    for predecessor, successor in rows.values_list("predecessor_id", "successor_id"):
        line[predecessor].append(successor)
    living = {
        one.pk: one for one in active(day).filter(pk__in={pk for heirs in line.values() for pk in heirs})
    }
    return [living[pk] for pk in descent.final_heirs(line, organisation_id, set(living))]


def successor_of(organisation: Organisation, day: date) -> Organisation | None:
    """Who stands for the organisation on the day: itself while it lives, else its only heir, else None."""
    if organisation.is_valid_on(day):
        return organisation
    heirs = successors_of(organisation.pk, day)
    return heirs[0] if len(heirs) == 1 else None


def parents_of_all() -> dict[int, int | None]:
    """Id to parent id of every organisation; one query, thousands of small rows."""
    return dict(Organisation.objects.order_by().values_list("pk", "parent_id"))


def below(organisation_id: int) -> set[int]:
    """Ids of everything under an organisation, at any depth."""
    return descent.descendants(parents_of_all(), organisation_id)


@dataclass(frozen=True, slots=True)
class Branch:
    """An organisation in the tree; `depth` is 0 for a root."""

    organisation: Organisation
    depth: int


def tree(day: date) -> list[Branch]:
    """All organisations of the day, parents before children, siblings by code. One query."""
    standing = {one.pk: one for one in active(day).order_by("code")}
    parents = {pk: one.parent_id for pk, one in standing.items()}
    return [Branch(standing[pk], depth) for pk, depth in descent.walk(parents, standing)]


def competences_of(organisation: Organisation) -> QuerySet[Competence]:
    """All functions ever held, the present ones first."""
    rows = Competence.objects.filter(organisation=organisation).select_related("function")
    return rows.order_by(F("valid_to").desc(nulls_first=True), "function__position", "valid_from")


def open_functions(organisation: Organisation) -> list[int]:
    """Ids of the functions it holds without an end."""
    rows = Competence.objects.filter(organisation=organisation, valid_to=None)
    return list(rows.values_list("function_id", flat=True))


def is_needed(organisation: Organisation) -> bool:
    """Whether ending it would leave functions or parts without anybody."""
    return bool(open_functions(organisation)) or organisation.children.filter(valid_to=None).exists()


def history_of(organisation: Organisation, limit: int = 100) -> list[TimelineEntry]:
    """The newest steps, with function, other organisations and day in words in front of the note."""
    entries = list(timeline.of(organisation).order_by("-at", "-id")[:limit])
    data = [entry.data for entry in entries]
    functions = _names(Function, (one["function"] for one in data if "function" in one))
    codes = {code for one in data for code in _codes(one)}
    organisations = _names(Organisation, codes)
    for entry in entries:
        words = [functions.get(entry.data.get("function", ""), "")]
        words += [organisations.get(code, code) for code in _codes(entry.data)]
        if "on" in entry.data:
            words.append(date_format(date.fromisoformat(entry.data["on"]), "DATE_FORMAT"))
        entry.note = " · ".join(filter(None, (*words, entry.note)))
    return entries


def _codes(data: dict[str, Any]) -> list[str]:
    return [*data.get("successors", ()), *(data[key] for key in ("to", "from") if key in data)]


def _names(model: type[Function] | type[Organisation], codes: Iterable[str]) -> dict[str, str]:
    wanted = set(codes)
    return {one.code: one.name for one in model.objects.filter(code__in=wanted)} if wanted else {}


@dataclass(frozen=True, slots=True)
class Line:
    """The predecessors and successors of an organisation, oldest first."""

    before: list[Succession]
    after: list[Succession]


def line_of(organisation: Organisation) -> Line:
    """Who came before and after; one query."""
    rows = Succession.objects.select_related("predecessor", "successor", "function").order_by("on", "id")
    related = list(rows.filter(predecessor=organisation) | rows.filter(successor=organisation))
    before = [one for one in related if one.successor_id == organisation.pk]
    return Line(before, [one for one in related if one.predecessor_id == organisation.pk])


def with_functions(organisations: QuerySet[Organisation], day: date) -> QuerySet[Organisation]:
    """Adds `held`: the competences of the day with their functions, in one more query for all rows."""
    held = Competence.objects.as_of(day).select_related("function").order_by("function__position")
    return organisations.prefetch_related(Prefetch("competences", queryset=held, to_attr="held"))


def schedule_of(organisation: Organisation | None) -> Schedule:
    """The organisation's own working calendar, else the default one."""
    return schedule_for(organisation.calendar_id if organisation else None)
