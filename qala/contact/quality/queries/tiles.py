"""Figures with the rows behind them, and how they have changed: what every report is made of."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from qala.contact.quality.queries.words import NOTHING, number


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
