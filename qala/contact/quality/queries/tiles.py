"""Figures with the rows behind them, and how they have changed: what every report is made of."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qala.contact.quality.queries.asking import Asked
from qala.contact.quality.queries.words import NOTHING, number
from qala.contact.quality.rules.desk import OPERATOR
from qala.shared.clock import now

BY_LABELS = {
    "executor": gettext_lazy("Executor"),
    "topic": gettext_lazy("Topic"),
    "group": gettext_lazy("Topic group"),
    "district": gettext_lazy("District"),
    "channel": gettext_lazy("Channel"),
    "day": gettext_lazy("Day"),
    OPERATOR: gettext_lazy("Operator"),
}


@dataclass(frozen=True)
class Cell:
    """A figure with the rows behind it; `number` is what a spreadsheet gets, `before` the one of the period before,
    `note` says what it is made of ("n = 82")."""

    text: str
    url: str = ""
    number: float | None = None
    before: str = ""
    note: str = ""

    @property
    def hint(self) -> str:
        """ "n = 82 · before 84.3 %"; nothing of a period before that had none."""
        before = _("before %(value)s") % {"value": self.before} if self.before not in ("", NOTHING) else ""
        return " · ".join(filter(None, (self.note, before)))

    @property
    def whole(self) -> str:
        """For paper: the figure with its note."""
        return f"{self.text} ({self.note})" if self.note else self.text


@dataclass(frozen=True)
class Tile:
    """One figure of the whole with the one before. `tone`: good, bad or neutral."""

    label: str
    cell: Cell
    trend: str = ""
    tone: str = "neutral"


@dataclass(frozen=True)
class Line:
    """One executor, topic, operator … or day."""

    label: str
    cells: list[Cell]


@dataclass
class Report:
    """Everything that is shown: the page, the PDF, the XLSX and the letter draw the same one. The desk has no ages,
    reasons and hours."""

    asked: Asked
    tiles: list[Tile]
    columns: list[str]
    lines: list[Line]
    definitions: list[tuple[str, str]]
    ages: list[tuple[str, Cell]] = field(default_factory=list)
    causes: list[tuple[str, Cell]] = field(default_factory=list)
    hours: list[list[int]] = field(default_factory=list)
    days: list[tuple[date, int, int]] = field(default_factory=list)
    counted_at: datetime | None = None
    at: datetime = field(default_factory=now)

    @property
    def title(self) -> str:
        """The head of the paper."""
        return _("Contacts and operators") if self.asked.is_of_desk else _("Quality report")

    @property
    def units(self) -> tuple[str, str]:
        """In what a spreadsheet gets times."""
        return (
            (_("Times"), _("In seconds.")) if self.asked.is_of_desk else ("p50, p90, p95", _("In minutes."))
        )

    @property
    def by_label(self) -> str:
        """The head of the first column."""
        return str(BY_LABELS[self.asked.by])

    @property
    def weekdays(self) -> list[str]:
        """Monday first."""
        return [str(WEEKDAYS[n]) for n in range(7)]


def trend(value: float | None, old: float | None, *, is_share: bool, good: int) -> tuple[str, str]:
    """The change in words and its tone: points for shares, per cent for counts. `good`: 1 more, -1 less, 0 neither."""
    if value is None or old is None or (not is_share and not old):
        return "", "neutral"
    change = (value - old) * 100 if is_share else (value - old) / old * 100
    unit = _("pts") if is_share else "%"
    sign = "+" if change > 0 else "−"
    text = f"{sign}{number(abs(change), 1)} {unit}" if abs(change) >= 0.05 else ""
    better = change * good
    return text, "neutral" if not text or not better else "good" if better > 0 else "bad"
