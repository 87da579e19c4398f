"""The catalogue as one cached value, so that taking in an appeal costs no query here."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeVar, cast

from django.db import connection
from django.utils.translation import get_language

from qala.contact.catalog.models import (
    Cause,
    Channel,
    EscalationStep,
    LetterTemplate,
    Procedure,
    ProcedureTerm,
    Route,
    ServiceTerm,
    Status,
    Topic,
    TopicGroup,
)
from qala.contact.catalog.queries.reading import read_ladder, read_procedure_terms, read_terms
from qala.contact.catalog.rules.ladder import Rung, rungs_for
from qala.contact.catalog.rules.procedures import FIRST_KINDS, OPERATIONAL
from qala.contact.catalog.rules.routing import Routed, RouteRule, route
from qala.contact.catalog.rules.terms import Term, terms_for
from qala.ground.calendars.rules.allowance import Allowance
from qala.ground.organisations.models import Organisation
from qala.shared.kept import seen

FRESH_FOR = 5.0
# The row audit tells whether anything has changed. Of two edits under way at once the one that began earlier may
# commit later and go unnoticed by its number, so the whole book is read anew now and then.
READ_ANEW_AFTER = 60.0
# What the book is made of; every edit of these leaves a row in the audit.
_SOURCES = (
    Topic, TopicGroup, ServiceTerm, Route, Status, Channel, Organisation, Procedure, ProcedureTerm, EscalationStep,
    Cause, LetterTemplate,
)  # fmt: skip
T = TypeVar("T")


@dataclass(frozen=True)
class Book:
    """Everything the catalogue knows, read once. At most `FRESH_FOR` seconds behind the database."""

    topics: dict[int, Topic]
    channels: dict[str, Channel]
    statuses: dict[str, Status]
    executors: dict[int, Organisation]
    terms: dict[int | None, tuple[Term, ...]]
    rules: tuple[RouteRule, ...]
    procedures: dict[int, Procedure] = field(default_factory=dict)
    procedure_terms: dict[int, tuple[Term, ...]] = field(default_factory=dict)
    rungs: tuple[Rung, ...] = ()
    causes: dict[str, Cause] = field(default_factory=dict)
    letters: dict[str, LetterTemplate] = field(default_factory=dict)
    _rules_of: dict[int, tuple[RouteRule, ...]] = field(default_factory=dict)
    _ladders: dict[tuple[int | None, str, date], tuple[Rung, ...]] = field(default_factory=dict)
    _made: dict[tuple[str, str], Any] = field(default_factory=dict)

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What `make` returns, made once per language for this book: lists of choices and the like."""
        key = (name, get_language() or "")
        if key not in self._made:
            self._made[key] = make()
        return cast("T", self._made[key])

    @cached_property
    def statuses_by_id(self) -> dict[int, Status]:
        """The same statuses by primary key."""
        return {status.pk: status for status in self.statuses.values()}

    @cached_property
    def channels_by_id(self) -> dict[int, Channel]:
        """The same channels by primary key."""
        return {channel.pk: channel for channel in self.channels.values()}

    def status(self, code: str) -> Status:
        """The city's status by its code; KeyError when reference data is not loaded."""
        return self.statuses[code]

    def terms_for(self, topic_id: int, district_id: int | None, day: date) -> dict[str, Term]:
        """The promised term of each kind."""
        own = self.terms.get(topic_id, ())
        return terms_for(
            (*own, *self.terms.get(None, ())), topic_id=topic_id, district_id=district_id, day=day
        )

    def procedure(self, code: str) -> Procedure | None:
        """The procedure of a code; None when the city has no such row."""
        return next((each for each in self.procedures.values() if each.code == code), None)

    def procedure_of(self, procedure_id: int | None) -> Procedure | None:
        """The procedure of an appeal: the operational one where it carries none."""
        return self.procedures.get(procedure_id) if procedure_id else self.procedure(OPERATIONAL)

    def first_terms(
        self, procedure_id: int | None, topic_id: int, district_id: int | None, day: date
    ) -> dict[str, Term]:
        """What is promised with the receipt: by the topic, or by the procedure of the law."""
        if procedure_id is None:
            return self.terms_for(topic_id, district_id, day)
        held = self.terms_of(procedure_id, day)
        return {kind: term for kind, term in held.items() if kind in FIRST_KINDS}

    def terms_of(self, procedure_id: int, day: date) -> dict[str, Term]:
        """Every term and bound of a procedure that holds on the day."""
        return terms_for(self.procedure_terms.get(procedure_id, ()), day=day)

    def bound(self, procedure_id: int | None, kind: str, day: date) -> Allowance | None:
        """A bound of the appeal's procedure (`TermKind`)."""
        known = self.procedure_of(procedure_id)
        term = self.terms_of(known.pk, day).get(kind) if known else None
        return term.allowance if term else None

    def ladder(self, procedure_id: int | None, kind: str, day: date) -> tuple[Rung, ...]:
        """The rungs that hold for such a target on the day, the lowest first."""
        key = (procedure_id, kind, day)
        if key not in self._ladders:
            self._ladders[key] = rungs_for(self.rungs, procedure_id, kind, day)
        return self._ladders[key]

    def causes_for(self, use: str) -> list[Cause]:
        """The listed reasons in use for something (`Cause.Use`)."""
        return [cause for cause in self.causes.values() if cause.use == use and cause.is_active]

    def route(
        self, topic_id: int, district_id: int | None, day: date, building_carer: Callable[[], int | None]
    ) -> Routed:
        """The executor for a case; see rules.routing."""
        group_id = self.topics[topic_id].group_id
        rules = self._rules_of.get(topic_id)
        if rules is None:
            rules = tuple(
                r for r in self.rules if r.topic_id in (None, topic_id) and r.group_id in (None, group_id)
            )
            self._rules_of[topic_id] = rules
        return route(
            rules,
            topic_id=topic_id,
            group_id=group_id,
            district_id=district_id,
            day=day,
            building_carer=building_carer,
            is_active=lambda executor_id: self.is_executor_active(executor_id, day),
        )

    def is_executor_active(self, executor_id: int, day: date) -> bool:
        """Whether the organisation exists on the day."""
        known = self.executors.get(executor_id)
        return known is not None and known.is_valid_on(day)

    def calendar_of(self, executor_id: int | None) -> int | None:
        """The executor's own calendar, None for the city's."""
        known = self.executors.get(executor_id) if executor_id else None
        return known.calendar_id if known else None

    def executor_name(self, executor_id: int | None) -> str:
        """The name in the active language; an organisation registered in the last seconds is asked for."""
        if executor_id is None:
            return ""
        known = self.executors.get(executor_id) or Organisation.objects.get(pk=executor_id)
        return known.name

    def status_name(self, status_id: int) -> str:
        """The status's name in the active language."""
        return self.statuses_by_id[status_id].name

    def topic_name(self, topic_id: int) -> str:
        """The topic's name in the active language."""
        known = self.topics.get(topic_id) or Topic.objects.get(pk=topic_id)
        return known.name


@dataclass
class _Kept:
    book: Book
    marks: tuple[int | None, ...]
    read_at: float
    checked_at: float
    generation: int

    def is_fresh(self, moment: float, generation: int) -> bool:
        """Also a page that is kept for everybody must not show what was withdrawn before it was made."""
        return moment - self.checked_at < FRESH_FOR and self.generation >= generation


_lock = threading.Lock()
_kept: _Kept | None = None


def book() -> Book:
    """The present book, at most `FRESH_FOR` seconds old, and no older than the generation of public appeals that the
    request has seen. Asking whether it has changed is one small statement."""
    global _kept
    kept, moment, generation = _kept, time.monotonic(), seen("appeals") or 0
    if kept is not None and kept.is_fresh(moment, generation):
        return kept.book
    with _lock:
        if _kept is not None and _kept is not kept and _kept.is_fresh(moment, generation):
            return _kept.book
        marks = _marks()
        if _kept is not None and _kept.marks == marks and moment - _kept.read_at < READ_ANEW_AFTER:
            _kept.checked_at, _kept.generation = moment, max(generation, _kept.generation)
        else:
            _kept = _Kept(_read(), marks, moment, moment, generation)
        return _kept.book


def forget_book() -> None:
    """Read anew at the next question: after an edit in this process, and between tests."""
    global _kept
    _kept = None


def _marks() -> tuple[int | None, ...]:
    """The number of the latest audited change of each source; asked before reading, so that nothing is missed."""
    models: tuple[Any, ...] = _SOURCES
    logs = (model.pgh_event_model._meta.db_table for model in models)
    parts = ", ".join(f"(SELECT max(pgh_id) FROM {log})" for log in logs)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {parts}")
        return tuple(cursor.fetchone())


def _read() -> Book:
    executors = Organisation.objects.only(
        "name_kk", "name_ru", "name_en", "kind", "valid_from", "valid_to", "calendar_id"
    )
    procedures = {row.pk: row for row in Procedure.objects.all()}
    return Book(
        topics={topic.pk: topic for topic in Topic.objects.select_related("group")},
        channels={channel.code: channel for channel in Channel.objects.all()},
        statuses={status.code: status for status in Status.objects.all()},
        executors={organisation.pk: organisation for organisation in executors},
        terms=read_terms(),
        rules=tuple(row.as_rule() for row in Route.objects.all()),
        procedures=procedures,
        procedure_terms=read_procedure_terms(),
        rungs=read_ladder(procedures),
        causes={cause.code: cause for cause in Cause.objects.all()},
        letters={letter.kind: letter for letter in LetterTemplate.objects.all()},
    )
