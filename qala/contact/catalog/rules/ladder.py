"""The escalation ladder: at which share of a term who must hear of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Where(TextChoices):
    """In which body the duty is looked for."""

    EXECUTOR = "executor", _("in the executor's organisation")
    CENTRE = "centre", _("in the city's centre")


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the ladder. procedure_id None holds for the operational procedure; share in percent of the term."""

    id: int
    procedure_id: int | None
    kind: str
    share: int
    role: str
    where: str
    valid_from: date
    valid_to: date | None

    def holds(self, procedure_id: int | None, kind: str, day: date) -> bool:
        """Whether the rung speaks about such a target on the day."""
        return (
            self.procedure_id == procedure_id
            and self.kind == kind
            and self.valid_from <= day
            and (self.valid_to is None or day < self.valid_to)
        )


def rungs_for(rungs: Iterable[Rung], procedure_id: int | None, kind: str, day: date) -> tuple[Rung, ...]:
    """The ladder of a target, the lowest share first."""
    found = [rung for rung in rungs if rung.holds(procedure_id, kind, day)]
    return tuple(sorted(found, key=lambda rung: (rung.share, rung.id)))
