"""Who looks after what in the buildings."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from qala.ground.organisations.models import Function, Organisation
from qala.ground.places.loading.base import Load
from qala.ground.places.loading.buildings import street_and_number
from qala.ground.places.loading.mapping import as_day
from qala.ground.places.loading.report import BadRow
from qala.ground.places.loading.streets import StreetFinder
from qala.ground.places.models import Building, BuildingCare
from qala.ground.places.rules.addresses import number_key
from qala.ground.places.rules.care import Overlap, Span, plan_care

Key = tuple[int, int]


def load_care(load: Load) -> None:
    """One span a row. An open span of before ends where the new one begins; other overlaps are refused."""
    reader = _Reader(load)
    held: dict[Key, list[Span]] = defaultdict(list)
    for row in BuildingCare.objects.filter(building__street__city=load.city).iterator():
        held[row.building_id, row.function_id].append(
            Span(row.organisation_id, row.valid_from, row.valid_to, row.pk)
        )
    for row, values in load.values():
        try:
            key, span = reader.read(values)
            _apply(load, key, held[key], span)
        except (BadRow, ValueError) as error:
            reason = "overlaps another span" if isinstance(error, Overlap) else str(error)
            load.report.reject(row.number, reason)


def _apply(load: Load, key: Key, held: list[Span], new: Span) -> None:
    plan = plan_care(held, new)
    if plan.add is None:
        load.report.unchanged_count += 1
        return
    if plan.end is not None:
        BuildingCare.objects.filter(pk=plan.end.identity or 0).update(valid_to=new.valid_from)
        held.remove(plan.end)
        held.append(Span(plan.end.organisation_id, plan.end.valid_from, new.valid_from, plan.end.identity))
        load.report.changed_count += 1
    made = BuildingCare.objects.create(
        building_id=key[0], function_id=key[1], organisation_id=new.organisation_id,
        valid_from=new.valid_from, valid_to=new.valid_to,
    )  # fmt: skip
    held.append(Span(new.organisation_id, new.valid_from, new.valid_to, made.pk))
    load.report.created_count += 1


class _Reader:
    """Finds building, function and organisation of a row, from memory."""

    def __init__(self, load: Load) -> None:
        self._streets = StreetFinder(load.city)
        self._functions = dict(Function.objects.values_list("code", "pk"))
        self._organisations = dict(Organisation.objects.values_list("code", "pk"))
        self._by_source: dict[str, int] = {}
        self._by_address: dict[tuple[int, str], int] = {}
        rows = Building.objects.filter(street__city=load.city)
        for pk, source_key, street_id, number in rows.values_list(
            "pk", "source_key", "street_id", "number_key"
        ):
            self._by_address[street_id, number] = pk
            if source_key:
                self._by_source[source_key] = pk

    def read(self, values: dict[str, Any]) -> tuple[Key, Span]:
        """The row as a key (building, function) and a span. Raises BadRow or ValueError."""
        function_id = self._functions.get(str(values.get("function") or ""))
        organisation_id = self._organisations.get(str(values.get("organisation") or ""))
        if function_id is None or organisation_id is None:
            raise BadRow("unknown function" if function_id is None else "unknown organisation")
        valid_from: date | None = as_day(values.get("valid_from"))
        valid_to = as_day(values.get("valid_to"))
        if valid_from is None or (valid_to is not None and valid_to <= valid_from):
            raise BadRow("no first day, or an end that is not after it")
        return (self._building(values), function_id), Span(organisation_id, valid_from, valid_to)

    def _building(self, values: dict[str, Any]) -> int:
        found = self._by_source.get(str(values.get("source_key") or ""))
        if found is None:
            street, number = street_and_number(values)
            found = self._by_address.get((self._streets.find(street) or 0, number_key(number)))
        if found is None:
            raise BadRow("unknown building")
        return found
