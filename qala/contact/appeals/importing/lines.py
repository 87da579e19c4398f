"""The COPY lines of everything that one imported appeal consists of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qala.contact.appeals.importing.copying import NULL, Table, or_null, quoted
from qala.contact.appeals.importing.moments import as_text
from qala.contact.appeals.importing.shaping import Shape, ending_verb, search_key, told
from qala.contact.appeals.models import Answer, Appeal, Assignment, Target
from qala.contact.catalog.rules.routing import Reason
from qala.contact.catalog.rules.stages import Stage, TargetKind
from qala.shared.models import TimelineEntry

APPEAL_KIND = Appeal._meta.label_lower
# What a later change at the source may change here; the rest of an appeal is fixed when it is taken over.
STANDING = (
    "text", "topic_id", "status_id", "stage", "priority", "executor_id", "district_id", "quarter_id", "address",
    "place_note", "place_quality", "lon", "lat", "point", "h3", "resolved_at", "closed_at", "first_answer_at",
    "changed_at", "next_due_at", "is_overdue", "was_late", "search_fold",
)  # fmt: skip
FIXED = (
    "id", "number", "channel_id", "language", "route_reason", "received_at", "registered_at", "is_public", "source",
    "external_id",
)  # fmt: skip


def moment(seconds: int | None) -> str:
    """COPY text of a moment."""
    return NULL if seconds is None else as_text(seconds)


def flag(value: bool) -> str:
    """COPY text of a boolean."""
    return "t" if value else "f"


def standing_line(shaped: Shape, number: str) -> str:
    """The columns of STANDING."""
    draft, spot = shaped.draft, shaped.draft.spot
    return "\t".join(
        (
            quoted(draft.text),
            str(shaped.topic_id),
            str(shaped.status_id),
            shaped.stage,
            str(draft.priority),
            or_null(shaped.executor_id),
            or_null(shaped.district_id),
            or_null(spot.quarter_id),
            quoted(draft.address),
            quoted(shaped.place_note),
            spot.quality,
            or_null(spot.lon),
            or_null(spot.lat),
            NULL if spot.point is None else f"({spot.point[0]!r},{spot.point[1]!r})",
            or_null(spot.h3),
            moment(shaped.resolved),
            moment(shaped.closed),
            moment(shaped.first_answer),
            moment(shaped.changed),
            moment(shaped.next_due),
            flag(shaped.is_overdue),
            flag(shaped.was_late),
            search_key(draft, number),
        )
    )


def appeal_line(pk: int, number: str, shaped: Shape, *, language: str, register: str) -> str:
    """The columns of FIXED and STANDING."""
    draft = shaped.draft
    received = as_text(draft.received)
    reason = Reason.IMPORTED if shaped.executor_id is not None else Reason.FALLBACK
    fixed = (
        str(pk), number, str(shaped.channel_id), language, reason.value, received, received,
        flag(shaped.is_public), register, quoted(draft.external_id),
    )  # fmt: skip
    return "\t".join(fixed) + "\t" + standing_line(shaped, number)


TARGET = (
    "appeal_id", "kind", "executor_id", "starts_at", "due_at", "breached_at", "met_at", "cancelled_at", "is_late",
    "unit",
)  # fmt: skip


def target_line(pk: int, shaped: Shape) -> str | None:
    """The promise that the source had made: met when it closed, passed when it did not in time. A passed moment is
    marked as noticed, so that nobody is told today of what was late years ago."""
    draft = shaped.draft
    if draft.due is None:
        return None
    met = shaped.first_answer
    cancelled = shaped.changed if shaped.has_ended and met is None else None
    is_breached = shaped.was_late or shaped.is_overdue
    return "\t".join(
        (
            str(pk),
            TargetKind.RESOLVE.value,
            or_null(shaped.executor_id),
            as_text(draft.received),
            as_text(draft.due),
            moment(draft.due if is_breached else None),
            moment(met),
            moment(cancelled),
            flag(shaped.was_late),
            "",
        )
    )


ASSIGNMENT = ("appeal_id", "organisation_id", "reason", "since", "until", "outcome")


def assignment_line(pk: int, shaped: Shape, *, since: int) -> str | None:
    """Who has it. An appeal closed without work is nobody's; a done one stays with the executor, as everywhere."""
    if shaped.executor_id is None:
        return None
    is_over = shaped.stage == Stage.REJECTED.value
    until, outcome = (moment(max(since, shaped.changed)), shaped.draft.status) if is_over else (NULL, "")
    return "\t".join(
        (str(pk), str(shaped.executor_id), Reason.IMPORTED.value, as_text(since), until, outcome[:20])
    )


ENTRY = ("subject_kind", "subject_id", "verb", "at", "from_stage", "to_stage", "note", "data", "is_public")


def entry_line(
    pk: int, verb: str, at: int, *, stages: tuple[str, str] = ("", ""), note: str = "", data: str = "{}",
    is_public: bool = False,
) -> str:  # fmt: skip
    """One entry of the timeline."""
    values = (APPEAL_KIND, str(pk), verb, as_text(at), *stages, quoted(note), quoted(data), flag(is_public))
    return "\t".join(values)


def story_lines(pk: int, shaped: Shape, *, run_id: int) -> list[str]:
    """Taken over when it was received; ended when the source ended it."""
    draft = shaped.draft
    first_stage = Stage.NEW.value if shaped.closed or shaped.resolved else shaped.stage
    note = "" if shaped.has_ended else draft.answer
    made = [
        entry_line(
            pk,
            "import",
            draft.received,
            stages=("", first_stage),
            note=note,
            data=told(shaped, run_id=run_id),
        )
    ]
    if (ended := shaped.closed or shaped.resolved) is not None:
        made.append(ending_line(pk, shaped, ended, from_stage=first_stage))
    return made


def ending_line(pk: int, shaped: Shape, at: int, *, from_stage: str) -> str:
    """The entry that residents see at the end."""
    stages = (from_stage, shaped.stage)
    return entry_line(pk, ending_verb(shaped), at, stages=stages, note=shaped.draft.answer, is_public=True)


ANSWER = ("appeal_id", "organisation_id", "text", "at", "late_cause_id")


def answer_line(pk: int, shaped: Shape) -> str | None:
    """What the source answered, when it has ended."""
    if not shaped.draft.answer or shaped.first_answer is None:
        return None
    at, cause = as_text(shaped.first_answer), or_null(shaped.late_cause_id)
    return "\t".join((str(pk), or_null(shaped.executor_id), quoted(shaped.draft.answer), at, cause))


class Tables:
    """The tables that an import writes."""

    def __init__(self) -> None:
        self.appeals = Table(Appeal, [*FIXED, *STANDING])
        self.targets = Table(Target, TARGET)
        self.assignments = Table(Assignment, ASSIGNMENT)
        self.entries = Table(TimelineEntry, ENTRY)
        self.answers = Table(Answer, ANSWER)

    def write(
        self, pairs: Sequence[tuple[int, str, Shape]], *, language: str, register: str, run_id: int
    ) -> None:
        """Everything about new appeals given as (id, number, shape)."""
        self.appeals.copy(
            appeal_line(pk, number, each, language=language, register=register) for pk, number, each in pairs
        )
        self.targets.copy(_filled(target_line(pk, each) for pk, _number, each in pairs))
        self.assignments.copy(
            _filled(assignment_line(pk, each, since=each.draft.received) for pk, _number, each in pairs)
        )
        self.entries.copy(
            line for pk, _number, each in pairs for line in story_lines(pk, each, run_id=run_id)
        )
        self.answers.copy(_filled(answer_line(pk, each) for pk, _number, each in pairs))


def _filled(lines: Iterable[str | None]) -> Iterable[str]:
    return (line for line in lines if line is not None)
