"""Write a poll and its questions while it is a draft."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from qala.contact.polls.access import can_manage
from qala.contact.polls.models import Option, Poll, Question
from qala.contact.polls.rules.answers import WITH_OPTIONS, Kind
from qala.contact.polls.rules.statuses import Stage
from qala.ground.files.actions import claim
from qala.shared import timeline
from qala.shared.db import atomic, lock, validate
from qala.shared.errors import Conflict, Invalid, Missing, require

POLL_FIELDS = (
    "title_kk", "title_ru", "title_en", "text_kk", "text_ru", "text_en", "opens_at", "closes_at", "audience", "topic",
    "results", "may_change", "asks_age", "fewest", "address_limit", "alt_kk", "alt_ru", "alt_en",
)  # fmt: skip
OF_POLL = ("create", "change")
"""Entries of the timeline about the poll itself, not its questions."""
MOST_QUESTIONS, MOST_OPTIONS = 40, 30


@dataclass(frozen=True)
class OptionWords:
    """An option as it is written; `id` of one that stays, `picture` the id of an uploaded file for a new picture."""

    text_kk: str
    text_ru: str
    text_en: str = ""
    id: int | None = None
    picture: Any = None
    drops_picture: bool = False
    alt_kk: str = ""
    alt_ru: str = ""
    alt_en: str = ""


def save_poll(
    *,
    poll_id: int | None,
    by: Any,
    districts: Sequence[Any] = (),
    picture: Any = None,
    seen: int | None = None,
    **words: Any,
) -> Poll:
    """Make a poll or change a draft. `picture`: the id of an uploaded file.

    Raises NotAllowed, Missing, Conflict (it is no draft any more, or was changed after the entry `seen`), Invalid.
    """
    with atomic():
        poll = lock(Poll, poll_id) if poll_id is not None else Poll()
        require(can_manage(by))
        _must_be_draft(poll)
        timeline.require_unchanged(poll, seen, *OF_POLL)
        for name in POLL_FIELDS:
            if name in words:
                setattr(poll, name, words[name])
        if poll.closes_at <= poll.opens_at:
            raise Invalid(fields={"closes_at": _("The end must be after the beginning.")})
        if poll.audience == "district" and not districts:
            raise Invalid(fields={"districts": _("Name the districts whose residents may answer.")})
        validate(poll)
        if picture:
            poll.picture = _picture(picture, by)
        poll.save()
        poll.districts.set(districts)
        timeline.add(poll, "change" if poll_id is not None else "create", by=by)
    return poll


def save_question(
    *,
    poll_id: int,
    question_id: int | None,
    by: Any,
    options: Sequence[OptionWords] = (),
    picture: Any = None,
    drops_picture: bool = False,
    seen: int | None = None,
    **words: Any,
) -> Question:
    """Add a question to a draft or change it; the options become exactly those given, in their order. `picture`: the id
    of an uploaded file; what a picture asks about has to be said in words too (`alt_kk`, `alt_ru`).

    Raises NotAllowed, Missing, Conflict (as `save_poll`), Invalid.
    """
    with atomic():
        poll = lock(Poll, poll_id)
        require(can_manage(by))
        _must_be_draft(poll)
        question = _question(poll, question_id)
        timeline.require_unchanged(poll, seen, question=question_id)
        for name, value in words.items():
            setattr(question, name, value)
        _check(question, options)
        _set_picture(question, picture, drops_picture, by)
        _check_alt(question)
        validate(question)
        question.save()
        _write_options(question, options if question.kind in WITH_OPTIONS else (), by)
        verb = "change_question" if question_id is not None else "add_question"
        timeline.add(poll, verb, by=by, data={"question": question.pk})
    return question


def remove_question(*, question_id: int, by: Any) -> Poll:
    """Take a question out of a draft. Raises NotAllowed, Missing, Conflict."""
    with atomic():
        poll, question = _draft_of(question_id, by)
        question.delete()
        timeline.add(poll, "remove_question", by=by)
    return poll


def move_question(*, question_id: int, up: bool, by: Any) -> Poll:
    """Change places with the question before or after; at the edge nothing happens. Raises as `remove_question`."""
    with atomic():
        poll, question = _draft_of(question_id, by)
        rows = list(poll.questions.all())
        here = rows.index(question)
        there = here - 1 if up else here + 1
        if 0 <= there < len(rows):
            rows[here], rows[there] = rows[there], rows[here]
        for order, row in enumerate(rows, 1):
            Question.objects.filter(pk=row.pk).update(order=order)
        timeline.add(poll, "move_question", by=by)
    return poll


def _must_be_draft(poll: Poll) -> None:
    if poll.stage != Stage.DRAFT:
        raise Conflict(
            _("People may have answered: an opened poll is not changed any more."), code="not_a_draft"
        )


def _question(poll: Poll, question_id: int | None) -> Question:
    if question_id is not None:
        row = Question.objects.filter(poll=poll, pk=question_id).first()
        if row is None:
            raise Missing
        return row
    told = poll.questions.aggregate(last=Max("order"))
    if poll.questions.count() >= MOST_QUESTIONS:
        raise Conflict(_("A poll has at most 40 questions."), code="too_long")
    return Question(poll=poll, order=(told["last"] or 0) + 1)


def _draft_of(question_id: int, by: Any) -> tuple[Poll, Question]:
    question = Question.objects.filter(pk=question_id).first()
    if question is None:
        raise Missing
    poll = lock(Poll, question.poll_id)
    require(can_manage(by))
    _must_be_draft(poll)
    return poll, question


def _check(question: Question, options: Sequence[OptionWords]) -> None:
    if question.kind == Kind.SCALE and not question.low < question.high <= question.low + 10:
        raise Invalid(fields={"high": _("A scale has from two to eleven steps.")})
    if question.kind not in WITH_OPTIONS:
        return
    if not 2 <= len(options) <= MOST_OPTIONS:
        raise Invalid(fields={"options": _("Give from 2 to 30 options.")})
    if any(not (each.text_kk and each.text_ru) for each in options):
        raise Invalid(fields={"options": _("Every option needs Kazakh and Russian words.")})
    if question.kind == Kind.MANY and not 1 <= question.least <= question.most <= len(options):
        raise Invalid(fields={"most": _("As many as there are options, and not fewer than at least.")})


def _write_options(question: Question, options: Sequence[OptionWords], by: Any) -> None:
    known = {row.pk: row for row in question.options.all()} if question.pk else {}
    kept: set[int] = set()
    for order, words in enumerate(options, 1):
        row = known.get(words.id or 0) or Option(question=question)
        row.order, row.text_kk, row.text_ru, row.text_en = order, words.text_kk, words.text_ru, words.text_en
        row.alt_kk, row.alt_ru, row.alt_en = words.alt_kk, words.alt_ru, words.alt_en
        _set_picture(row, words.picture, words.drops_picture, by)
        validate(row)
        row.save()
        kept.add(row.pk)
    question.options.exclude(pk__in=kept).delete()


def _set_picture(row: Question | Option, file_id: Any, is_dropped: bool, by: Any) -> None:
    if file_id:
        row.picture = _picture(file_id, by)
    elif is_dropped:
        row.picture = None


def _check_alt(question: Question) -> None:
    """Whoever does not see the picture answers the same question."""
    if question.picture is None:
        question.alt_kk = question.alt_ru = question.alt_en = ""
        return
    needed = _("Say what the picture shows: it is read out to those who do not see it.")
    missing = {name: needed for name in ("alt_kk", "alt_ru") if not getattr(question, name)}
    if missing:
        raise Invalid(fields=missing)


def _picture(file_id: Any, by: Any) -> Any:
    [file] = claim([file_id], by=by)
    if file.kind != "photo":
        raise Invalid(fields={"picture": _("Choose a picture.")})
    return file
