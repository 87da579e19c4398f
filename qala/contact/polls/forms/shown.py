"""The questions of a form, as the page lays them out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from qala.contact.polls.forms.answering import AnswerForm
from qala.contact.polls.queries import SheetQuestion


@dataclass(frozen=True)
class Laid:
    """A question with its fields: `bound` carries label and errors, `parts` the places of a ranking
    (field, picture, what it shows)."""

    question: SheetQuestion
    number: int
    bound: Any
    parts: tuple[tuple[Any, str, str], ...]
    lat: Any = None
    lon: Any = None


def laid_out(form: AnswerForm) -> Iterator[Laid]:
    """In the order of the poll."""
    for number, question in enumerate(form.sheet.questions, 1):
        name = f"q{question.id}"
        parts: tuple[tuple[Any, str, str], ...] = ()
        if question.kind == "ranking":
            parts = tuple(
                (form[f"{name}_{each.id}"], each.picture_url, each.picture_alt) for each in question.options
            )
        is_point = question.kind == "point"
        lat, lon = (_degrees(form, f"{name}_{part}") if is_point else None for part in ("lat", "lon"))
        yield Laid(question, number, form[name], parts, lat, lon)


def _degrees(form: AnswerForm, name: str) -> float | None:
    """What stands in the box, when it is a number."""
    try:
        return float(form[name].value())
    except (TypeError, ValueError):
        return None
