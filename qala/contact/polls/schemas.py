"""What the API says about polls."""

from datetime import datetime

from ninja import Schema


class PollLine(Schema):
    """A poll that takes answers now, or one that has closed with published results."""

    id: int
    title: str
    text: str
    stage: str
    opens_at: datetime
    closes_at: datetime
    needs_confirmed: bool
    districts: list[str]
    topic: str | None
    has_results: bool


class Polls(Schema):
    """Open ones first, those that end first before the others; then the closed, the latest first."""

    items: list[PollLine]


class Cell(Schema):
    """An answer with its count. `share` is in percent of those who answered; `mean` is the mean place in a ranking."""

    label: str
    count: int
    share: float | None
    mean: float | None


class Group(Schema):
    """A question by district or age; cells are texts, "·" where too few people stand behind. `is_declared`: people
    named district and age themselves, nobody checked them."""

    title: str
    columns: list[str]
    rows: list[list[str]]
    is_declared: bool


class FigureOut(Schema):
    """One question."""

    id: int
    kind: str
    text: str
    answered: int
    cells: list[Cell]
    groups: list[Group]


class PollResults(Schema):
    """Published figures; `is_final` once the poll has closed."""

    id: int
    title: str
    counted_at: datetime
    vote_count: int
    is_final: bool
    figures: list[FigureOut]
