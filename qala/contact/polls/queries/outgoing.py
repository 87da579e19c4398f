"""What leaves the house as a file: figures as they are shown, votes without anything about the person."""

from operator import itemgetter
from typing import Any

from django.utils.translation import gettext as _

from qala.contact.polls.models import Poll, Vote
from qala.contact.polls.queries.results import Shown
from qala.contact.polls.rules.answers import Kind
from qala.shared.lists.table import Column

APART = (Kind.TEXT, Kind.POINT)
"""Kinds whose answers could say who a vote is of."""


def figure_rows(shown: Shown) -> list[list[Any]]:
    """One line per figure: question, group, answer, count, share of those who answered, mean."""
    rows: list[list[Any]] = []
    for number, figure in enumerate(shown.figures, 1):
        rows.append(
            [number, figure.text, "", _("Gave an answer"), figure.answered, None, figure.mean or None]
        )
        rows += [
            [number, figure.text, "", label, count, share, mean] for label, count, share, mean in figure.rows
        ]
        for table in figure.groups:
            for line in table.rows:
                rows += [
                    [number, figure.text, f"{table.title}: {line[0]}", head, cell, None, None]
                    for head, cell in zip(table.columns[1:], line[1:], strict=True)
                ]
    return rows


def figure_columns() -> list[Column]:
    """Heads of `figure_rows`."""
    return _columns(["№", _("Question"), _("Group"), _("Answer"), _("Count"), _("Share, %"), _("Mean")])


def vote_columns(poll: Poll) -> list[Column]:
    """A column per question with given answers."""
    return _columns([question.text for question in _closed_questions(poll)])


def vote_rows(poll: Poll) -> list[list[Any]]:
    """A line per vote, in the order of nothing: no district, no age, no own words and no place, any of which could name
    somebody."""
    questions = _closed_questions(poll)
    labels = {option.pk: option.text for each in questions for option in each.options.all()}
    votes = Vote.objects.filter(poll=poll).order_by("id").values_list("answers", flat=True)
    return [[_said(each.kind, answers.get(str(each.pk)), labels) for each in questions] for answers in votes]


def text_rows(poll: Poll) -> list[list[Any]]:
    """Own words and places by question, sorted, apart from the votes they came with."""
    rows: list[list[Any]] = []
    for question in poll.questions.filter(kind__in=APART):
        said = Vote.objects.filter(poll=poll).values_list("answers", flat=True)
        values = [answers[str(question.pk)] for answers in said if str(question.pk) in answers]
        rows += [[question.text, each] for each in sorted(map(_plain, values))]
    return rows


def _plain(value: Any) -> str:
    return f"{value['lat']}, {value['lon']}" if isinstance(value, dict) else str(value)


def text_columns() -> list[Column]:
    """Heads of `text_rows`."""
    return _columns([_("Question"), _("Own words or place")])


def _closed_questions(poll: Poll) -> list[Any]:
    return [each for each in poll.questions.prefetch_related("options") if each.kind not in APART]


def _said(kind: str, value: Any, labels: dict[int, str]) -> Any:
    if value is None:
        return None
    if kind in (Kind.MANY, Kind.RANKING):
        return "; ".join(labels.get(each, str(each)) for each in value)
    return labels.get(value, value) if kind == Kind.ONE else value


def _columns(heads: list[str]) -> list[Column]:
    return [Column(f"c{index}", head, value=itemgetter(index)) for index, head in enumerate(heads)]
