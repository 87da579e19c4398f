"""Figures of contacts for reports; the definitions stand with them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, DurationField, Exists, F, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce, ExtractHour, TruncDate
from django.utils.translation import gettext_lazy as _

from qala.contact.contacts.models import Contact, Outcome
from qala.contact.contacts.rules.parameters import DeskParameters
from qala.contact.contacts.rules.times import LONGEST
from qala.shared.clock import city_zone, now
from qala.shared.parameters.reading import of_today

FIRST_CONTACT_RESOLUTION = _(
    "Consultations with a phone and a topic after which the same phone did not ask about the same topic again within "
    "the days of a repeat, among all such consultations that are old enough to tell."
)


@dataclass(frozen=True)
class FirstContact:
    """First-contact resolution. `share` is None where no consultation is old enough."""

    days: int
    counted: int
    resolved: int

    @property
    def share(self) -> float | None:
        """0…1."""
        return self.resolved / self.counted if self.counted else None


def with_repeat(
    contacts: QuerySet[Contact], days: int, *, period: tuple[datetime, datetime] | None = None
) -> QuerySet[Contact]:
    """Adds `is_repeated`: whether the same phone came back on the same topic within so many days of the end.

    Name the `period` (since, until) in which the contacts began, where there is one: then the repeats are looked for
    in it and the days after it alone, not in the whole table.
    """
    return contacts.annotate(is_repeated=asked_again(days, period=period))


def asked_again(days: int, *, period: tuple[datetime, datetime] | None = None) -> Exists:
    """The condition of `with_repeat`."""
    later = Contact.objects.order_by().filter(
        ~Q(phone=""),  # says to the planner that the index over phones holds them all
        phone=OuterRef("phone"),
        topic_id=OuterRef("topic_id"),
        started_at__gt=OuterRef("ended_at"),
        started_at__lte=OuterRef("ended_at") + timedelta(days=days),
    )
    if period is not None:
        last = period[1] + LONGEST + timedelta(days=days)
        later = later.filter(started_at__gte=period[0], started_at__lte=last)
    return Exists(later)


def can_tell(days: int, *, at: datetime | None = None) -> Q:
    """Consultations of which a repeat can be told: phone and topic known, and the days have passed."""
    until = (at or now()) - timedelta(days=days)
    return ~Q(phone="") & Q(outcome=Outcome.CONSULTATION, topic__isnull=False, ended_at__lte=until)


def first_contact(
    contacts: QuerySet[Contact], *, days: int | None = None, period: tuple[datetime, datetime] | None = None
) -> FirstContact:
    """See FIRST_CONTACT_RESOLUTION; `days` is the city's parameter unless given, `period` (since ≤ began < until)
    narrows the contacts. One statement."""
    term = days or of_today(DeskParameters).repeat_days
    if period is not None:
        contacts = contacts.filter(started_at__gte=period[0], started_at__lt=period[1])
    rows = with_repeat(contacts.order_by().filter(can_tell(term)), term, period=period)
    found = rows.aggregate(counted=Count("pk"), resolved=Count("pk", filter=Q(is_repeated=False)))
    return FirstContact(term, found["counted"], found["resolved"])


@dataclass(frozen=True)
class DayCount:
    """Contacts of one day of the city, hour (0…23), channel and outcome; durations are sums in seconds."""

    on: date
    hour: int
    channel_id: int
    outcome: str
    count: int
    talk_s: float
    handle_s: float


def daily_counts(contacts: QuerySet[Contact], *, since: date, until: date) -> Iterator[DayCount]:
    """By day, hour, channel and outcome, for days since ≤ day < until in the city's zone. One statement over the
    index on the moment; sums of these rows are the figures of any coarser cut."""
    from_at, to_at = (datetime(d.year, d.month, d.day, tzinfo=city_zone()) for d in (since, until))
    taken = Coalesce(F("answered_at"), F("started_at"))
    rows = (
        contacts.order_by()
        .filter(started_at__gte=from_at, started_at__lt=to_at)
        .annotate(
            on=TruncDate("started_at", tzinfo=city_zone()), hour=ExtractHour("started_at", tzinfo=city_zone())
        )
        .values("on", "hour", "channel_id", "outcome")
        .annotate(
            count=Count("pk"),
            talk=_sum(F("ended_at") - taken),
            handle=_sum(F("wrapped_at") - taken),
        )
        .order_by("on", "hour", "channel_id", "outcome")
    )
    for row in rows.iterator():
        yield DayCount(
            row["on"], row["hour"], row["channel_id"], row["outcome"], row["count"],
            row["talk"].total_seconds(), row["handle"].total_seconds(),
        )  # fmt: skip


def _sum(span: Any) -> Sum:
    return Sum(span, output_field=DurationField())
