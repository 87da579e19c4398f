"""Which service term holds for a case: its own topic and district first, then the city's defaults."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from qala.ground.calendars.rules.allowance import Allowance


@dataclass(frozen=True, slots=True)
class Term:
    """A service term as a value. topic_id None is the city's default, district_id None holds everywhere."""

    id: int
    topic_id: int | None
    district_id: int | None
    kind: str
    allowance: Allowance
    calendar_id: int | None
    warn_share: float
    valid_from: date
    valid_to: date | None

    def holds(self, topic_id: int | None, district_id: int | None, day: date) -> bool:
        """Whether the term speaks about this case on this day."""
        return (
            self.topic_id in (None, topic_id)
            and self.district_id in (None, district_id)
            and self.valid_from <= day
            and (self.valid_to is None or day < self.valid_to)
        )

    @property
    def rank(self) -> tuple[bool, bool, date]:
        """Sort key, best last: own topic, own district, newest version."""
        return (self.topic_id is not None, self.district_id is not None, self.valid_from)


def terms_for(
    terms: Iterable[Term], *, day: date, topic_id: int | None = None, district_id: int | None = None
) -> dict[str, Term]:
    """The best term of each kind for a topic in a district on a day; kinds nobody promised are left out. Without a
    topic those that are tied to none, as a procedure's are."""
    best: dict[str, Term] = {}
    for term in terms:
        if term.holds(topic_id, district_id, day):
            known = best.get(term.kind)
            if known is None or term.rank > known.rank:
                best[term.kind] = term
    return best
