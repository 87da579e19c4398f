"""The board: a column per stage, the most worrying cards first."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, F, IntegerField, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber

from qala.office.overview.queries.answer import shown
from qala.office.overview.queries.totals import Total, totals
from qala.office.projects.models import Stage

CARDS = 20


@dataclass(frozen=True)
class Lane:
    """A stage with its totals (one per currency) and its first cards."""

    stage: str
    label: str
    totals: list[Total]
    cards: list[Any]

    @property
    def count(self) -> int:
        """Projects of all currencies."""
        return sum(one.projects for one in self.totals)

    @property
    def rest(self) -> int:
        """How many are not shown here."""
        return self.count - len(self.cards)


def columns(rows: QuerySet[Any], day: date | None) -> list[Lane]:
    """Two statements, however many projects there are."""
    worry = Case(
        When(seen__health="red", then=Value(0)), When(seen__health="amber", then=Value(1)), default=Value(2),
        output_field=IntegerField(),
    )  # fmt: skip
    order = [worry.asc(), F("seen__slip_days").desc(nulls_last=True), F("pk").asc()]
    placed = rows.annotate(place=Window(RowNumber(), partition_by="stage_then", order_by=order))
    cards = list(shown(placed.filter(place__lte=CARDS)).order_by("place"))
    sums = totals(rows, "stage", day=day)
    return [
        Lane(
            stage.value, str(stage.label), [one for one in sums if one.key == stage],
            [card for card in cards if card.stage_then == stage],
        )
        for stage in Stage
    ]  # fmt: skip
