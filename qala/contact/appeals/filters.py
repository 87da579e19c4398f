"""Filters of the register; the map, the reports and the exports take the same ones."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.models import Answer, Appeal, EscalationNotice, ImportRun
from qala.contact.appeals.models.appeal import PlaceQuality, Priority
from qala.contact.appeals.queries.searching import find
from qala.contact.catalog.models import Cause
from qala.contact.catalog.queries import book
from qala.contact.catalog.rules.stages import OPEN_STAGES, Stage
from qala.ground.places.queries.hits import district_choices
from qala.shared.choices import ReadyChoices, for_a_while
from qala.shared.clock import now
from qala.shared.lists.filters import ChoicesFilter, DateRangeFilter, DayRangeFilter, ListFilter, TextFilter

DUE_CHOICES = [
    ("overdue", _("Overdue")),
    ("day", _("Due within 24 hours")),
    ("later", _("Due later")),
    ("paused", _("Standing still or without a term")),
    ("late", _("Answered late")),
    ("in_time", _("Answered in time")),
]
QUEUE_CHOICES = [
    ("fallback", _("Without an executor")),
    ("returned", _("Returned at least once")),
    ("reopened", _("Opened again")),
    ("duplicate", _("Merged duplicates")),
    ("rejected", _("Closed without work")),
    ("mine", _("Given to me")),
]
# Queues of rooms above: code → (label, condition made when asked).
_more_queues: dict[str, tuple[Any, Callable[[], Q]]] = {}
WITHOUT_CHOICES = [("executor", _("Executor")), ("district", _("District"))]
HOUR_CHOICES = [(str(hour), f"{hour:02}:00") for hour in range(24)]
WEEKDAY_CHOICES = [(str(number + 1), WEEKDAYS[number]) for number in range(7)]
# Days since the next term passed, half-open; the last has no end.
AGES = {"0": 1, "1": 3, "3": 7, "7": 30, "30": None}
AGE_CHOICES = [
    ("0", _("less than a day")),
    ("1", _("1–3 days")),
    ("3", _("3–7 days")),
    ("7", _("7–30 days")),
    ("30", _("more than 30 days")),
]


def register_queue(code: str, label: Any, condition: Callable[[], Q]) -> None:
    """A room above adds a queue to the register; its `menu.py` or `handlers.py` calls this at start."""
    _more_queues[code] = (label, condition)


def queue_choices() -> list[tuple[str, Any]]:
    """The register's own queues and those of the rooms above."""
    return [*QUEUE_CHOICES, *((code, label) for code, (label, _condition) in _more_queues.items())]


def topic_choices() -> ReadyChoices:
    """Topics under their groups."""

    def make() -> ReadyChoices:
        groups: dict[str, list[tuple[int, str]]] = {}
        for topic in book().topics.values():
            groups.setdefault(topic.group.name, []).append((topic.pk, topic.name))
        return ReadyChoices(groups.items())

    return book().once("topic_choices", make)


def group_choices() -> ReadyChoices:
    """Topic groups."""

    def make() -> ReadyChoices:
        return ReadyChoices({topic.group_id: topic.group.name for topic in book().topics.values()}.items())

    return book().once("group_choices", make)


def executor_choices() -> ReadyChoices:
    """Every organisation by name, the dissolved too: old appeals were theirs."""

    def make() -> ReadyChoices:
        pairs = ((pk, each.name) for pk, each in book().executors.items())
        return ReadyChoices(sorted(pairs, key=lambda pair: pair[1].casefold()))

    return book().once("executor_choices", make)


def status_choices() -> ReadyChoices:
    """The city's statuses."""

    def make() -> ReadyChoices:
        return ReadyChoices((status.pk, status.name) for status in book().statuses.values())

    return book().once("status_choices", make)


def procedure_choices() -> ReadyChoices:
    """Procedures under which appeals stand."""

    def make() -> ReadyChoices:
        rows = book().procedures.values()
        return ReadyChoices((row.code, row.name) for row in rows if row.takes_appeals)

    return book().once("procedure_choices", make)


def channel_choices() -> ReadyChoices:
    """The city's channels."""

    def make() -> ReadyChoices:
        return ReadyChoices((channel.pk, channel.name) for channel in book().channels.values())

    return book().once("channel_choices", make)


def late_cause_choices() -> ReadyChoices:
    """Reasons of late answers, those out of use too: old answers carry them."""

    def make() -> ReadyChoices:
        rows = book().causes.values()
        return ReadyChoices((cause.pk, cause.name) for cause in rows if cause.use == Cause.Use.LATE)

    return book().once("late_cause_choices", make)


def source_choices() -> ReadyChoices:
    """Profiles by which something was imported. A new one may take a minute to appear."""
    sources = ImportRun.objects.order_by("profile").values_list("profile", flat=True).distinct()
    return for_a_while("appeals.sources", lambda: ReadyChoices((source, source) for source in sources))


def _due_conditions() -> dict[str, Callable[[], Q]]:
    is_open = Q(stage__in=OPEN_STAGES)
    return {
        "overdue": lambda: is_open & Q(next_due_at__lte=now()),
        "day": lambda: is_open & Q(next_due_at__gt=now(), next_due_at__lte=now() + timedelta(hours=24)),
        "later": lambda: is_open & Q(next_due_at__gt=now() + timedelta(hours=24)),
        "paused": lambda: is_open & Q(next_due_at=None),
        "late": lambda: Q(was_late=True),
        "in_time": lambda: Q(was_late=False, resolved_at__isnull=False),
    }


class AppealFilter(ListFilter):
    """All parameters of the register's address."""

    q = TextFilter(label=_("Search in text, address, number"), method="search")
    stage = ChoicesFilter(label=_("Stage"), choices=Stage.choices)
    status = ChoicesFilter(label=_("Status"), choices=status_choices)
    due = ChoicesFilter(label=_("Term"), choices=DUE_CHOICES, method="by_due")
    group = ChoicesFilter(label=_("Topic group"), field_name="topic__group", choices=group_choices)
    topic = ChoicesFilter(label=_("Topic"), choices=topic_choices)
    district = ChoicesFilter(label=_("District"), choices=district_choices)
    executor = ChoicesFilter(label=_("Executor"), choices=executor_choices)
    cause = ChoicesFilter(label=_("Why late"), choices=late_cause_choices, method="by_cause")
    queue = ChoicesFilter(label=_("Queue"), choices=queue_choices, method="by_queue")
    procedure = ChoicesFilter(label=_("Procedure"), choices=procedure_choices, method="by_procedure")
    channel = ChoicesFilter(label=_("Channel"), choices=channel_choices)
    priority = ChoicesFilter(label=_("Priority"), choices=Priority.choices)
    place = ChoicesFilter(label=_("Position"), field_name="place_quality", choices=PlaceQuality.choices[1:])
    received = DateRangeFilter(label=_("Received"), field_name="received_at")
    resolved = DateRangeFilter(label=_("Answered"), field_name="resolved_at")
    planned = DayRangeFilter(label=_("Work planned"), field_name="planned_on")
    source = ChoicesFilter(label=_("Imported by"), choices=source_choices)
    age = ChoicesFilter(label=_("Overdue for"), choices=AGE_CHOICES, method="by_age")
    weekday = ChoicesFilter(
        label=_("Weekday of receipt"), field_name="received_at__iso_week_day", choices=WEEKDAY_CHOICES
    )
    hour = ChoicesFilter(label=_("Hour of receipt"), field_name="received_at__hour", choices=HOUR_CHOICES)
    without = ChoicesFilter(label=_("Without"), choices=WITHOUT_CHOICES, method="by_without")

    class Meta:
        model = Appeal
        fields: list[str] = []

    def search(self, rows: QuerySet[Appeal], name: str, value: str) -> QuerySet[Appeal]:
        """Full text and numbers."""
        return find(rows, value)

    def by_due(self, rows: QuerySet[Appeal], name: str, values: list[str]) -> QuerySet[Appeal]:
        """Any of the checked states of terms."""
        conditions = _due_conditions()
        chosen = Q()
        for value in values:
            chosen |= conditions[value]()
        return rows.filter(chosen) if values else rows

    def by_cause(self, rows: QuerySet[Appeal], name: str, values: list[str]) -> QuerySet[Appeal]:
        """With an answer that came late for any of the checked reasons."""
        late = Answer.objects.order_by().filter(late_cause__in=[int(value) for value in values])
        return rows.filter(pk__in=late.values("appeal_id")) if values else rows

    def by_procedure(self, rows: QuerySet[Appeal], name: str, values: list[str]) -> QuerySet[Appeal]:
        """Any of the checked procedures; an operational case carries none."""
        chosen = Q()
        for value in values:
            known = book().procedure(value)
            chosen |= Q(procedure_id=known.pk) if known and known.is_legal else Q(procedure=None)
        return rows.filter(chosen) if values else rows

    def by_queue(self, rows: QuerySet[Appeal], name: str, values: list[str]) -> QuerySet[Appeal]:
        """Any of the checked queues."""
        conditions: dict[str, Any] = {
            "fallback": Q(executor=None, stage__in=OPEN_STAGES),
            "returned": Q(returned_count__gt=0),
            "reopened": Q(reopened_count__gt=0),
            "duplicate": Q(duplicate_of__isnull=False),
            "rejected": Q(stage=Stage.REJECTED, duplicate_of=None),
            "mine": Q(assignee_id=getattr(self.request.user, "pk", None)),
        }
        chosen = Q()
        for value in values:
            chosen |= conditions[value] if value in conditions else _more_queues[value][1]()
        return rows.filter(chosen) if values else rows

    def by_age(self, rows: QuerySet[Appeal], name: str, values: list[str]) -> QuerySet[Appeal]:
        """Open appeals by how long ago their next term passed."""
        at, chosen = now(), Q()
        for value in values:
            longest = AGES[value]
            one = Q(next_due_at__lte=at - timedelta(days=int(value)))
            chosen |= one if longest is None else one & Q(next_due_at__gt=at - timedelta(days=longest))
        return rows.filter(chosen, is_overdue=True, stage__in=OPEN_STAGES) if values else rows

    def by_without(self, rows: QuerySet[Appeal], name: str, values: list[str]) -> QuerySet[Appeal]:
        """Appeals that lack all of the checked things."""
        return rows.filter(**{f"{value}__isnull": True for value in values})


SEEN_CHOICES = [("new", _("Not read")), ("seen", _("Read"))]


class NoticeFilter(ListFilter):
    """Filters of the person's notices."""

    seen = ChoicesFilter(label=_("Read"), choices=SEEN_CHOICES, method="by_seen")
    at = DateRangeFilter(label=_("Told"), field_name="at")

    class Meta:
        model = EscalationNotice
        fields: list[str] = []

    def by_seen(
        self, rows: QuerySet[EscalationNotice], name: str, values: list[str]
    ) -> QuerySet[EscalationNotice]:
        """Read, not read, or both."""
        if set(values) == {"new"}:
            return rows.filter(seen_at=None)
        return rows.filter(seen_at__isnull=False) if set(values) == {"seen"} else rows
