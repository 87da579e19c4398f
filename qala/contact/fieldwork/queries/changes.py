"""What is new for a phone: it tells what it holds, and gets what differs.

A phone asks once a minute, and there are many. `held` is a text that it got with the last answer and gives back as it
is: a mark of everything that all rows share, a mark of the templates, and every row's number with the mark of its
version. What is not in it, or stands there under another mark, is sent; what is in it and belongs to the person no more
is named, and the phone forgets it. A text of anybody's invention leads to nothing but a longer answer.
"""

from collections import OrderedDict
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cache
from hashlib import blake2s
from typing import Any
from zlib import crc32

from django.db.models import Count, F, Max, Sum
from django.db.models.expressions import RawSQL
from django.utils.translation import get_language

from qala.contact.appeals.access import WORK
from qala.contact.appeals.models import Appeal
from qala.contact.catalog.queries import book
from qala.contact.fieldwork.access import TEMPLATES, templates_of, visible_templates
from qala.contact.fieldwork.models import Delegation
from qala.contact.fieldwork.queries.phone import kept_templates
from qala.contact.fieldwork.queries.work import MOST, for_everybody, for_one, rows_of, with_late_after
from qala.ground.people.access import grants, organisations_of
from qala.shared.clock import today
from qala.shared.ready import Ready

# Raised when the form of a row changes, so that phones read everything anew.
FORM = 1
MOST_KEPT = 2_000
LONGEST_HELD = 16_000


@dataclass(frozen=True)
class Held:
    """What a phone says it holds."""

    frame: str = ""
    templates: str = ""
    marks: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, text: str) -> "Held":
        """Nothing where the text is none of ours."""
        head, _, rows = text[:LONGEST_HELD].partition(";")
        frame, _, templates = head.partition(".")
        pairs = [row.partition(":") for row in rows.split(",") if row]
        return cls(frame, templates, {number: mark for number, _, mark in pairs})

    def __str__(self) -> str:
        rows = ",".join(f"{number}:{mark}" for number, mark in self.marks.items())
        return f"{self.frame}.{self.templates};{rows}"


@dataclass(frozen=True)
class Changes:
    """The answer: rows to put, numbers to forget, templates unless they are the same. `is_whole`: all there is."""

    held: str
    is_whole: bool
    appeals: list[dict[str, Any]]
    gone: list[str]
    templates: list[dict[str, Any]] | None

    def as_dict(self) -> dict[str, Any]:
        """For the phone."""
        return asdict(self)


def changes(user: Any, told: str) -> Changes:
    """What differs from what the phone was `told` last. Three statements when nothing does."""
    organisations = sorted(organisations_of(user, WORK) or ())
    absent = _absent(user.pk)
    found = _marked(user.pk, organisations, absent)
    marks = {number: _mark(version, late_after) for _pk, number, version, late_after in found}
    had, frame, templates = Held.read(told), _frame(user), _templates_mark(user, organisations)
    is_whole = had.frame != frame
    known = {} if is_whole else had.marks
    new = {pk: marks[number] for pk, number, *_ in found if known.get(number) != marks[number]}
    return Changes(
        held=str(Held(frame, templates, marks)),
        is_whole=is_whole,
        appeals=_rows(user, new, rows_of(user.pk, organisations, absent)),
        gone=[number for number in known if number not in marks],
        templates=kept_templates(user) if is_whole or had.templates != templates else None,
    )


def _mark(version: int, late_after: Any) -> str:
    return f"{crc32(f'{version} {late_after}'.encode()):x}"


def _frame(user: Any) -> str:
    """Who asks with which rights, in which language, and what the catalogue calls things."""
    facts = (FORM, user.pk, get_language(), grants(user).held, book().once("fieldwork.print", _print))
    return blake2s(repr(facts).encode(), digest_size=8).hexdigest()


def _print() -> str:
    known = book()
    named = (*known.topics.values(), *known.statuses.values(), *known.executors.values())
    facts = [(row.pk, row.name, getattr(row, "group_id", None)) for row in named]
    laws = [
        (p.pk, p.needs_late_cause, p.is_legal, p.needs_hearing, p.checks_language)
        for p in known.procedures.values()
    ]
    return blake2s(repr((facts, laws)).encode(), digest_size=8).hexdigest()


_ABSENT: Ready[Any] = Ready(
    lambda pk, day: (
        Delegation.objects.standing()
        .as_of(day)
        .filter(deputy_id=pk)
        .values_list("absent_id", "organisation_id")
    ),
    -1,
    date(1900, 1, 1),
)


def _absent(user_id: int) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for absent_id, organisation_id in sorted(_ABSENT(user_id, today())):
        found.setdefault(absent_id, []).append(organisation_id)
    return found


def _marked(user_id: int, organisations: list[int], absent: dict[int, list[int]]) -> list[Any]:
    """(id, number, version of the row, `late_after`) of all rows, in their order."""
    if not organisations:
        return []
    shape = (len(organisations), tuple(len(where) for where in absent.values()))
    values = [user_id, *organisations]
    for absent_id, where in absent.items():
        values += [absent_id, *where]
    return _ready(*shape)(*values)


@cache
def _ready(organisations: int, absent: tuple[int, ...]) -> Ready[Any]:
    """The query for so many organisations, and absent people with so many each."""

    def make(user_id: int, *values: int) -> Any:
        rest = list(values[organisations:])
        stands = {rest.pop(0): [rest.pop(0) for _each in range(count)] for count in absent}
        rows = with_late_after(rows_of(user_id, values[:organisations], stands))
        # The transaction that wrote the row as it is: changes with every change of it, whoever makes it.
        version = RawSQL(f'"{Appeal._meta.db_table}"."xmin"::text::bigint', [])  # noqa: S611
        return rows.annotate(row_version=version).values_list("pk", "number", "row_version", "late_after")[
            :MOST
        ]

    return Ready(make, *range(-1, -2 - organisations - sum(1 + count for count in absent), -1))


def _templates_mark(user: Any, organisations: list[int]) -> str:
    facts = {"count": Count("pk"), "sum": Sum("pk"), "last": Max("updated_at")}
    if organisations_of(user, TEMPLATES) is None:
        found: Any = tuple(visible_templates(user).filter(is_active=True).aggregate(**facts).values())
    else:
        found = _templates_ready(len(organisations)).first(*organisations)
    return f"{crc32(repr(found).encode()):x}"


@cache
def _templates_ready(organisations: int) -> Ready[Any]:
    def make(*ids: int) -> Any:
        rows = templates_of(*ids).filter(is_active=True).order_by().values(every=F("is_active"))
        return rows.annotate(count=Count("pk"), sum=Sum("pk"), last=Max("updated_at")).values_list(
            "count", "sum", "last"
        )

    return Ready(make, *range(-1, -1 - organisations, -1))


# Rows as all phones get them, by what makes them up: id, version, language, catalogue. A new appeal goes to everybody
# of its organisation. What changes is asked for under another key, so nothing here grows old.
_kept: OrderedDict[tuple[Any, ...], tuple[Appeal, dict[str, Any]]] = OrderedDict()


def _rows(user: Any, wanted: dict[int, str], among: Any) -> list[dict[str, Any]]:
    rest = (get_language(), book().once("fieldwork.print", _print))
    keys = {pk: (pk, mark, *rest) for pk, mark in wanted.items()}
    found = {pk: kept for pk, key in keys.items() if (kept := _kept.get(key)) is not None}
    missing = [pk for pk in wanted if pk not in found]
    if missing:
        for appeal in with_late_after(among.filter(pk__in=missing)):
            found[appeal.pk] = _kept[keys[appeal.pk]] = (appeal, for_everybody(appeal))
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return [{**found[pk][1], **for_one(user, found[pk][0])} for pk in wanted if pk in found]


def forget() -> None:
    """Read every row anew: between tests that count statements."""
    _kept.clear()
