"""A record becomes a draft: every field read, mapped and checked, nothing asked of the database."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from qala.contact.appeals.importing.moments import Clock
from qala.contact.appeals.importing.positions import Positions, Spot
from qala.contact.appeals.importing.profile import FieldSpec, Profile
from qala.shared.intake.errors import BadRow
from qala.shared.intake.steps import chain, make_step

MAX_TEXT = 4000
MAX_ADDRESS = 300
MAX_ID = 120
MAX_NAME = 250
Getter = Callable[..., str]
T = TypeVar("T")


@dataclass(slots=True)
class Draft:
    """One appeal to be. Moments are seconds since 1970; `mark` changes when anything in it does."""

    line: int
    external_id: str
    status: str
    source_status: str
    topic: tuple[str, str]
    executor: str
    executor_name: str
    channel: str
    priority: int
    received: int
    due: int | None
    closed: int | None
    updated: int | None
    text: str
    answer: str
    late_cause: str
    address: str
    place_note: str
    district: str
    spot: Spot
    is_duplicate: bool
    oddities: tuple[str, ...]
    mark: str = ""


class Drafter:
    """Compiled from a profile and a file's header; `draft(line, cells)` does one record."""

    def __init__(self, profile: Profile, header: Sequence[str] | None) -> None:
        self._profile = profile
        self._positions = Positions(profile)
        at = {name: index for index, name in enumerate(header)} if header is not None else None
        named = profile.fields.named()
        empty = frozenset(profile.empty)
        self._get: dict[str, Getter] = {name: _getter(spec, at, empty) for name, spec in named.items()}
        self._clocks: dict[str, Clock] = {
            name: Clock(named[name].formats or profile.date_formats, profile.time_zone, profile.ambiguous)
            for name in ("received_at", "due_at", "closed_at", "updated_at")
            if name in named
        }
        self._topics = _folded(profile.topics.map)
        self._executors = _folded(profile.executors.map)
        self._statuses = _folded(profile.statuses.map)
        self._duplicates = frozenset(text.casefold() for text in profile.statuses.duplicates)
        self._channels = _folded(profile.channels.map)
        self._priorities = _folded(profile.priorities.map)
        self._late_causes = _folded(profile.late_causes.map)

    def draft(self, line: int, cells: object) -> Draft:
        """Raises BadRow."""
        external_id = self._text("external_id", cells)
        if not external_id:
            raise BadRow("no_external_id")
        if len(external_id) > MAX_ID:
            raise BadRow("external_id_too_long", external_id[:80])
        odd: list[str] = []
        received, due, closed, updated = self._moments(cells, odd)
        source_status = self._text("status", cells)
        spot = self._positions.read(*(self._text(name, cells) for name in ("lon", "lat", "x", "y")))
        if spot.oddity:
            odd.append(spot.oddity)
        made = Draft(
            line=line,
            external_id=external_id,
            status=self._status(source_status),
            source_status=source_status,
            topic=self._topic(cells),
            executor=self._executor(cells),
            executor_name=self._text("executor_name", cells)[:MAX_NAME],
            channel=self._channel(cells, odd),
            priority=self._priorities.get(
                self._text("priority", cells).casefold(), self._profile.priorities.default
            ),
            received=received,
            due=due,
            closed=closed,
            updated=updated,
            text=_cut(self._text("text", cells), MAX_TEXT, odd, "texts_shortened"),
            answer=_cut(self._text("answer", cells), MAX_TEXT, odd, "texts_shortened"),
            late_cause=self._late_cause(cells, due, closed),
            address=_cut(self._text("address", cells), MAX_ADDRESS, odd, "addresses_shortened"),
            place_note=self._text("place_note", cells)[:MAX_ADDRESS],
            district=self._text("district", cells)[:MAX_NAME],
            spot=spot,
            is_duplicate=source_status.casefold() in self._duplicates,
            oddities=tuple(odd),
        )
        made.mark = _mark(made)
        return made

    def _text(self, name: str, cells: object) -> str:
        get = self._get.get(name)
        return get(cells) if get is not None else ""

    def _moments(self, cells: object, odd: list[str]) -> tuple[int, int | None, int | None, int | None]:
        received = self._moment("received_at", cells, odd)
        if received is None:
            raise BadRow("no_received_at")
        due = self._moment("due_at", cells, odd, received)
        closed = self._moment("closed_at", cells, odd, received)
        updated = self._moment("updated_at", cells, odd, received)
        if closed is not None and closed < received:
            odd.append("closed_before_received")
        if due is not None and due < received:
            odd.append("due_before_received")
        return received, due, closed, updated

    def _moment(self, name: str, cells: object, odd: list[str], not_before: int | None = None) -> int | None:
        clock = self._clocks.get(name)
        if clock is None:
            return None
        found = clock.read(self._get[name](cells), not_before=not_before)
        if clock.oddities:
            odd.extend(clock.oddities)
            clock.oddities.clear()
        return found

    def _status(self, source_status: str) -> str:
        statuses = self._profile.statuses
        if not source_status:
            return statuses.default
        code = self._statuses.get(source_status.casefold(), statuses.unknown)
        if code == "reject":
            raise BadRow("unknown_status", source_status[:80])
        return code

    def _topic(self, cells: object) -> tuple[str, str]:
        topic = self._text("topic", cells) or self._profile.topics.default
        if self._profile.topics.unknown == "reject" and topic.casefold() not in self._topics:
            raise BadRow("unknown_topic", topic[:80])
        return self._text("topic_group", cells)[:MAX_NAME], topic[:MAX_NAME]

    def _executor(self, cells: object) -> str:
        name = self._text("executor", cells)
        if name and self._profile.executors.unknown == "reject" and name.casefold() not in self._executors:
            raise BadRow("unknown_executor", name[:80])
        return name[:MAX_NAME]

    def _late_cause(self, cells: object, due: int | None, closed: int | None) -> str:
        """The code of the reason when the source answered after its term, "" otherwise."""
        if due is None or closed is None or closed <= due:
            return ""
        causes, text = self._profile.late_causes, self._text("late_cause", cells)
        code = self._late_causes.get(text.casefold(), causes.unknown) if text else causes.default
        if code == "reject":
            raise BadRow("unknown_late_cause" if text else "no_late_cause", text[:80])
        return code

    def _channel(self, cells: object, odd: list[str]) -> str:
        text = self._text("channel", cells)
        if not text:
            return self._profile.channels.default
        code = self._channels.get(text.casefold())
        if code is None:
            odd.append("unknown_channels")
            return self._profile.channels.unknown
        return code


def _getter(spec: FieldSpec, at: dict[str, int] | None, empty: frozenset[str]) -> Getter:
    """A function of the record. For tables the columns become indexes once."""
    inner = _plain_getter(spec, at, empty)
    steps, default = chain([make_step(step) for step in spec.steps]), spec.default
    if steps is None and not default:
        return inner
    if steps is None:
        return lambda cells: inner(cells) or default
    return lambda cells: steps(inner(cells)).strip() or default


def _plain_getter(spec: FieldSpec, at: dict[str, int] | None, empty: frozenset[str]) -> Getter:
    if spec.const is not None:
        const = spec.const
        return lambda _cells: const
    getters = [_cell(column, at, empty) for column in spec.columns]
    if spec.column is not None:
        return getters[0]
    if spec.first:
        return lambda cells: next((text for get in getters if (text := get(cells))), "")
    separator = spec.separator
    return lambda cells: separator.join(text for get in getters if (text := get(cells)))


def _cell(column: str, at: dict[str, int] | None, empty: frozenset[str]) -> Getter:
    if at is None:
        if empty:
            return lambda cells: "" if (text := cells.get(column, "").strip()) in empty else text
        return lambda cells: cells.get(column, "").strip()
    index = at[column]
    if empty:
        return lambda cells: "" if (text := cells[index].strip()) in empty else text
    return lambda cells: cells[index].strip()


def _folded(table: Mapping[str, T]) -> dict[str, T]:
    return {key.strip().casefold(): value for key, value in table.items()}


def _cut(text: str, limit: int, odd: list[str], name: str) -> str:
    if len(text) <= limit:
        return text
    odd.append(name)
    return text[:limit]


def _mark(draft: Draft) -> str:
    """Sixteen letters that stand for everything the source said."""
    parts = (
        draft.status, draft.source_status, *draft.topic, draft.executor, draft.channel, draft.priority,
        draft.received, draft.due, draft.closed, draft.text, draft.answer, draft.address, draft.place_note,
        draft.district, draft.spot.quality, draft.spot.lon, draft.spot.lat,
    )  # fmt: skip
    return hashlib.blake2b(repr(parts).encode("utf-8", "replace"), digest_size=8).hexdigest()
