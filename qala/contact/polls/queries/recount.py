"""The published numbers compared with the votes, by SQL alone: nothing of `rules.counting` is used here.

A point is only counted as answered: in which district it lies is not asked of the database, which has no outlines.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from qala.contact.polls.models import Ballot, Poll, PollCount, Question, Vote

_VOTE, _QUESTION = Vote._meta.db_table, Question._meta.db_table
_CELLS = f"""
SELECT q.id, cell.key, coalesce(v.district_id::text, ''), v.age_band, count(*)
FROM {_VOTE} v
CROSS JOIN LATERAL jsonb_each(v.answers) AS given(question, value)
JOIN {_QUESTION} q ON q.id = given.question::bigint AND q.poll_id = v.poll_id
CROSS JOIN LATERAL (
    SELECT given.value #>> '{{}}' AS key WHERE q.kind IN ('one', 'scale')
    UNION ALL SELECT jsonb_array_elements_text(given.value) WHERE q.kind = 'many'
    UNION ALL SELECT given.value ->> 0 WHERE q.kind = 'ranking'
    UNION ALL SELECT 'text' WHERE q.kind = 'text'
) AS cell
WHERE v.poll_id = %s GROUP BY 1, 2, 3, 4
"""
_ANSWERED = f"""
SELECT given.question::bigint, coalesce(v.district_id::text, ''), v.age_band, count(*),
       sum(CASE WHEN jsonb_typeof(given.value) = 'number' THEN (given.value #>> '{{}}')::numeric END)
FROM {_VOTE} v CROSS JOIN LATERAL jsonb_each(v.answers) AS given(question, value)
WHERE v.poll_id = %s GROUP BY 1, 2, 3
"""
_PLACES = f"""
SELECT q.id, place.option, avg(place.number)
FROM {_VOTE} v CROSS JOIN LATERAL jsonb_each(v.answers) AS given(question, value)
JOIN {_QUESTION} q ON q.id = given.question::bigint AND q.kind = 'ranking'
CROSS JOIN LATERAL jsonb_array_elements_text(given.value) WITH ORDINALITY AS place(option, number)
WHERE v.poll_id = %s GROUP BY 1, 2
"""


@dataclass
class Recount:
    """What the database says. Keys: question, cell, and "district" or "age" with the group."""

    votes: int
    cells: dict[Any, int] = field(default_factory=lambda: defaultdict(int))
    answered: dict[Any, int] = field(default_factory=lambda: defaultdict(int))
    sums: dict[int, Any] = field(default_factory=lambda: defaultdict(int))
    places: dict[Any, Any] = field(default_factory=dict)


def differences(poll: Poll) -> list[str]:
    """What does not agree, in words for an administrator; empty when all does."""
    told = Recount(Vote.objects.filter(poll=poll).count())
    ballots = Ballot.objects.filter(poll=poll, is_counted=True).count()
    found = []
    if ballots != told.votes:
        found.append(f"ballots {ballots}, votes {told.votes}")
    stored = PollCount.objects.filter(poll=poll).first()
    if stored is None:
        return found
    if not stored.is_final:
        # Of a running poll the published count is older than the votes; it must not hold more of them.
        return found + (
            [f"stored {stored.vote_count} votes, there are {told.votes}"]
            if stored.vote_count > told.votes
            else []
        )
    if stored.vote_count != told.votes:
        found.append(f"stored {stored.vote_count} votes, counted {told.votes}")
    _ask(poll, told)
    for figure in stored.figures:
        found += _figure(figure, told)
    return found


def _ask(poll: Poll, told: Recount) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_CELLS, [poll.pk])
        for question, key, district, age, count in cursor.fetchall():
            for group in (None, ("district", district), ("age", age)):
                told.cells[question, key, group] += count
        cursor.execute(_ANSWERED, [poll.pk])
        for question, district, age, count, total in cursor.fetchall():
            told.sums[question] += total or 0
            for group in (None, ("district", district), ("age", age)):
                told.answered[question, group] += count
        cursor.execute(_PLACES, [poll.pk])
        told.places = {(question, option): mean for question, option, mean in cursor.fetchall()}


def _figure(figure: dict[str, Any], told: Recount) -> Iterator[str]:
    question, is_point = figure["id"], figure["kind"] == "point"
    answered = told.answered[question, None]
    yield from _compare(f"question {question}, answered", figure["answered"], answered)
    for cell in figure["cells"]:
        where = f"question {question}, cell {cell['key']}"
        if not is_point:
            yield from _compare(where, cell["count"], told.cells[question, cell["key"], None])
        if "mean" in cell:
            yield from _near(where, cell["mean"], told.places.get((question, cell["key"]), 0))
    if is_point and figure["cells"]:
        yield from _compare(
            f"question {question}, points", sum(c["count"] for c in figure["cells"]), answered
        )
    if "mean" in figure and answered:
        yield from _near(f"question {question}, mean", figure["mean"], told.sums[question] / answered)
    for name, groups in figure.get("by", {}).items():
        if groups is not None:
            yield from _groups(question, name, groups, told)


def _groups(question: int, name: str, groups: dict[str, Any], told: Recount) -> Iterator[str]:
    for row in groups["rows"]:
        members = [(name, group) for group in row["groups"]]
        where = f"question {question}, {name} {'+'.join(row['groups'])}"
        answered = sum(told.answered[question, member] for member in members)
        yield from _compare(where, row["answered"], answered)
        for key, count in zip(groups["columns"], row["counts"], strict=True):
            if count is not None:
                counted = sum(told.cells[question, key, member] for member in members)
                yield from _compare(f"{where}, cell {key}", count, counted)


def _compare(where: str, stored: int, counted: int) -> Iterator[str]:
    if stored != counted:
        yield f"{where}: stored {stored}, counted {counted}"


def _near(where: str, stored: float, counted: Any) -> Iterator[str]:
    if abs(stored - float(counted)) > 0.0051:
        yield f"{where}: stored {stored}, counted {float(counted):.2f}"
