"""Figures with the rows behind them, and how they have changed: what every report is made of."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from qala.contact.quality.queries.words import number


@dataclass(frozen=True)
class Cell:
    """A figure with the rows behind it; `number` is what a spreadsheet gets, `before` the one of the period before."""

    text: str
    url: str = ""
    number: float | None = None
    before: str = ""

    @property
    def before_hint(self) -> str:
        """ "before 84.3 %"."""
        return _("before %(value)s") % {"value": self.before}


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
