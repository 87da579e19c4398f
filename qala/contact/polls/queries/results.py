"""Figures with their words: of the published count, never of the votes themselves."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from qala.contact.polls.models import AgeBand, Ballot, Poll, PollCount
from qala.contact.polls.rules.answers import Kind
from qala.contact.polls.rules.statuses import shows_results
from qala.ground.places.queries.hits import district_label
from qala.shared.ui import charts

HIDDEN = "·"
Row = tuple[str, int, float | None, float | None]
"""Label, count, share in percent, mean place (of a ranking)."""


@dataclass(frozen=True)
class GroupTable:
    """A question by groups: columns of words, rows of cells (text), "·" where too few stand behind. `is_declared`: the
    groups are what people said about themselves; nothing else is known of district and age."""

    title: str
    columns: list[str]
    rows: list[list[str]]
    is_declared: bool = True


@dataclass(frozen=True)
class Figure:
    """One question: bars, and the same as a table."""

    id: int
    kind: str
    text: str
    answered: int
    rows: list[Row]
    mean: str
    twin: charts.Table
    groups: list[GroupTable]
    picture_url: str = ""
    picture_alt: str = ""


@dataclass(frozen=True)
class Shown:
    """What is known of a poll. `figures` is empty while fewer than `fewest` have voted."""

    poll: Poll
    counted_at: datetime | None
    vote_count: int
    is_final: bool
    figures: list[Figure]


def published(poll: Poll) -> Shown | None:
    """What everybody may see, None when nothing is."""
    count = getattr(poll, "counted", None)
    if not shows_results(poll.stage, poll.results, is_counted=count is not None):
        return None
    return results_of(poll, count)


def results_of(poll: Poll, count: PollCount | None = None) -> Shown:
    """The last count in words."""
    count = count or PollCount.objects.filter(poll=poll).first()
    if count is None:
        return Shown(poll, None, 0, is_final=False, figures=[])
    questions = {row.pk: row for row in poll.questions.select_related("picture").prefetch_related("options")}
    figures = [_figure(questions[each["id"]], each) for each in count.figures]
    return Shown(poll, count.counted_at, count.vote_count, count.is_final, figures)


def turnout(poll: Poll) -> int:
    """How many people have voted."""
    return Ballot.objects.filter(poll=poll, is_counted=True).count()


def _figure(question: Any, figure: dict[str, Any]) -> Figure:
    answered, kind = figure["answered"], figure["kind"]
    labels = {str(option.pk): option.text for option in question.options.all()}
    rows = [
        (
            _label(cell["key"], labels, question),
            cell["count"],
            round(100 * cell["count"] / answered, 1) if answered else None,
            cell.get("mean"),
        )
        for cell in figure["cells"]
        if kind != Kind.TEXT
    ]
    groups = [
        _table(name, groups, labels, question)
        for name, groups in figure.get("by", {}).items()
        if groups is not None
    ]
    mean = number_format(figure["mean"], 2) if "mean" in figure else ""
    return Figure(
        question.pk, kind, question.text, answered, rows, mean, _twin(kind, rows), groups,
        question.picture.preview_url if question.picture else "", question.alt,
    )  # fmt: skip


def _label(key: str, labels: dict[str, str], question: Any) -> str:
    if key.startswith("d"):
        names = [district_label(int(each[1:])) if each[1:] else _("outside") for each in key.split("+")]
        return ", ".join(names)
    if question.kind == Kind.SCALE:
        ends = {str(question.low): question.low_label, str(question.high): question.high_label}
        return f"{key} — {ends[key]}" if ends.get(key) else key
    return labels.get(key, key)


def _twin(kind: str, rows: list[Row]) -> charts.Table:
    """The bars as a table: count, share, and for a ranking the mean place."""
    columns = [_("Answer"), _("First places") if kind == Kind.RANKING else _("Answers"), _("Share")]
    table = [[name, count, percent(share)] for name, count, share, _mean in rows]
    if kind == Kind.RANKING:
        columns.append(_("Mean place"))
        for line, row in zip(table, rows, strict=True):
            line.append(number_format(row[3], 2) if row[3] is not None else "—")
    return charts.Table(columns, table)


def _table(name: str, groups: dict[str, Any], labels: dict[str, str], question: Any) -> GroupTable:
    group_label = district_label_of if name == "district" else age_label
    rows = [
        [
            _joined_label(row["groups"], group_label),
            str(row["answered"]),
            *(
                HIDDEN if count is None else f"{count} ({percent(100 * count / row['answered'])})"
                for count in row["counts"]
            ),
        ]
        for row in groups["rows"]
    ]
    heads = [_label(key, labels, question) for key in groups["columns"]]
    title = _("By district") if name == "district" else _("By age")
    return GroupTable(
        title, [_("District") if name == "district" else _("Age"), _("Gave an answer"), *heads], rows
    )


def _joined_label(names: list[str], label: Any) -> str:
    return ", ".join(label(name) for name in sorted(names, key=lambda name: (name == "", name)))


def district_label_of(name: str) -> str:
    """A group of the district table in words."""
    return district_label(int(name)) if name else _("not said")


def age_label(name: str) -> str:
    """A group of the age table in words."""
    return str(AgeBand(name).label) if name else _("not said")


def percent(share: float | None) -> str:
    """ "12,5 %" in the active language, a dash for none."""
    return "—" if share is None else f"{number_format(share, 1)}\u00a0%"
