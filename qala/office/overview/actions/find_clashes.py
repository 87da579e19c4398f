"""The search for clashes: what is new, what has changed, what is gone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from qala.office.overview.events import ClashFound
from qala.office.overview.models import Clash
from qala.office.overview.queries.works import occasions_from, works_on
from qala.office.overview.rules.clash_life import ClashStage
from qala.office.overview.rules.parameters import ClashParameters
from qala.office.projects.rules import clashes as rule
from qala.shared import clock, timeline
from qala.shared.db import atomic
from qala.shared.events import publish
from qala.shared.parameters.reading import of_today


@dataclass(frozen=True)
class Search:
    """How many clashes are new, found again after they were called settled, and gone."""

    found: int
    again: int
    gone: int


def find_clashes(day: date | None = None) -> Search:
    """Compare all works with each other and keep what was found. Safe to run again; people's words are kept.

    A clash that is no longer found is settled by itself. One that people called settled before this day and that is
    still there is open again: what counts are the dates.
    """
    day = day or clock.today()
    by = of_today(ClashParameters)
    found = rule.clashes(
        list(works_on(day)), list(occasions_from(day)), near_m=by.near_m, window_days=by.whole_days
    )
    lasting = [one for one in found if max(one.one.finish, one.other.finish) >= day]
    wanted = {_key(one): _columns(one) for one in rule.gravest(lasting)}
    with atomic():
        _alone()
        known = {row.key: row for row in Clash.objects.select_for_update().order_by("pk")}
        new = [Clash(key=key, found_on=day, **columns) for key, columns in wanted.items() if key not in known]
        Clash.objects.bulk_create(new)
        _tell(new, "found")
        again = [row for key, row in known.items() if key in wanted and _refresh(row, wanted[key], day)]
        _tell(again, "found_again")
        gone = [row for key, row in known.items() if key not in wanted and row.gone_on is None]
        for row in gone:
            row.gone_on, row.stage = day, ClashStage.SETTLED
            row.save(update_fields=["gone_on", "stage"])
            timeline.add(row, "gone", to_stage=row.stage)
    return Search(len(new), len(again), len(gone))


def _alone() -> None:
    """Two searches at once would both find what is new."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('overview.clashes'))")


def _tell(rows: Iterable[Clash], verb: str) -> None:
    for row in rows:
        timeline.add(row, verb, to_stage=row.stage)
        publish(ClashFound(clash_id=row.pk, one_id=row.one_id, other_id=row.other_id))


def _refresh(row: Clash, columns: dict[str, Any], day: date) -> bool:
    """Write what has changed; True when the clash is open again."""
    is_again = row.stage == ClashStage.SETTLED and (
        row.gone_on is not None
        or (row.decided_at is not None and row.decided_at.astimezone(clock.city_zone()).date() < day)
    )
    if is_again:
        columns = columns | {"stage": ClashStage.OPEN, "gone_on": None}
    changed = [name for name, value in columns.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, columns[name])
    if changed:
        row.save(update_fields=changed)
    return is_again


def _key(one: rule.Clash) -> str:
    return "|".join(one.parties)


def _columns(one: rule.Clash) -> dict[str, Any]:
    first, second = (one.other, one.one) if not one.one.project else (one.one, one.other)
    is_occasion = not second.project
    return {
        "kind": one.kind.value,
        "one_id": int(first.project),
        "one_item_id": int(first.item) if first.item else None,
        "other_id": None if is_occasion else int(second.project),
        "other_item_id": int(second.item) if second.item and not is_occasion else None,
        "occasion_id": int(second.item) if is_occasion else None,
        "days": one.days,
        **_days(one),
    }


def _days(one: rule.Clash) -> dict[str, date]:
    if one.kind is rule.ClashKind.ORDER:
        return {"begins_on": one.other.finish, "ends_on": one.one.begin}
    return {
        "begins_on": max(one.one.begin, one.other.begin),
        "ends_on": min(one.one.finish, one.other.finish),
    }
