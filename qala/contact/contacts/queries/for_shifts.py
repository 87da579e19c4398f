"""What the desk hands to the shifts: callers who were lost, the measured load, and what an operator has done."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Avg, Count, DurationField, Exists, F, OuterRef, QuerySet
from django.db.models.functions import Coalesce, TruncHour
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qala.contact.catalog.queries import book
from qala.contact.contacts.models import Contact, Outcome
from qala.contact.contacts.rules.parameters import DeskParameters
from qala.contact.shifts.ports import Described, LoadSource, QueueItem, QueueSource, WorkSource
from qala.shared.clock import now, today
from qala.shared.db import as_id
from qala.shared.parameters.reading import of_today

LOST = "lost-callers"
PHONE = "phone"


def lost_callers(phone: str = "") -> QuerySet[Contact]:
    """Conversations that broke off within the parameter's hours, with a phone to call back; of one phone where it is
    given. Over the index on the outcome."""
    since = now() - timedelta(hours=of_today(DeskParameters).callback_hours)
    rows = Contact.objects.filter(outcome=Outcome.DROPPED, started_at__gte=since).exclude(phone="")
    return rows.filter(phone=phone) if phone else rows


def waiting_callers() -> QuerySet[Contact]:
    """Those of them with whom nobody has talked since, nor tried to."""
    since = now() - timedelta(hours=of_today(DeskParameters).callback_hours)
    # The empty phone is named for the partial index on phones.
    later = Contact.objects.order_by().exclude(phone="").filter(
        phone=OuterRef("phone"), started_at__gt=OuterRef("started_at"), started_at__gte=since
    )  # fmt: skip
    return lost_callers().filter(~Exists(later))


def _item(contact: Contact) -> QueueItem:
    """Nothing about who called: phone and name open at the desk, where the look is written down."""
    known = book()
    words = known.topic_name(contact.topic_id) if contact.topic_id else _("the topic is not known")
    return QueueItem(
        LOST, str(contact.pk), contact.ended_at, f"№ {contact.pk} · {words}", language=contact.language,
        url=f"{reverse('contacts:desk')}?back={contact.pk}",
    )  # fmt: skip


def _waiting(limit: int) -> Iterable[QueueItem]:
    return [_item(contact) for contact in waiting_callers().order_by("started_at", "id")[:limit]]


def _find(key: str) -> QueueItem | None:
    contact = waiting_callers().filter(pk=as_id(key) or 0).first()
    return _item(contact) if contact else None


def _calls(since: datetime, until: datetime) -> QuerySet[Contact]:
    channel = book().channels.get(PHONE)
    within = Contact.objects.order_by().filter(started_at__gte=since, started_at__lt=until)
    return within.filter(channel_id=channel.pk if channel else 0)


def _hourly(since: datetime, until: datetime) -> Iterable[tuple[datetime, int]]:
    rows = _calls(since, until).annotate(hour=TruncHour("started_at")).values_list("hour")
    return list(rows.annotate(how_many=Count("pk")).order_by("hour"))


def _handle_seconds(since: datetime, until: datetime) -> float | None:
    taken = Coalesce(F("answered_at"), F("started_at"))
    mean = Avg(F("wrapped_at") - taken, output_field=DurationField())
    found = _calls(since, until).aggregate(mean=mean)["mean"]
    return found.total_seconds() if found else None


def _done_by(operator: Any, since: datetime, until: datetime) -> Sequence[int]:
    rows = Contact.objects.filter(operator=operator, started_at__gte=since, started_at__lt=until)
    return list(rows.order_by("id").values_list("id", flat=True))


def _describe(ids: Sequence[int]) -> Mapping[int, Described]:
    known = book()
    return {
        row.pk: Described(
            " · ".join(
                str(word)
                for word in (f"№ {row.pk}", row.topic_id and known.topic_name(row.topic_id), row.get_outcome_display())
                if word
            ),
            row.get_absolute_url(),
        )
        for row in Contact.objects.filter(pk__in=ids)
    }  # fmt: skip


def _notes_of(operator: Any) -> str:
    """What the operator has written down today."""
    return f"{reverse('contacts:register')}?operator={operator.pk}&started_from={today():%Y-%m-%d}"


QUEUE = QueueSource(
    LOST, gettext_lazy("Lost callers: call back"), "phone-off", _waiting, _find, lambda: waiting_callers().count()
)  # fmt: skip
LOAD = LoadSource("contacts-phone", gettext_lazy("Calls at the desk"), _hourly, _handle_seconds)
WORK = WorkSource("contacts.contact", gettext_lazy("Conversations"), _done_by, _describe, _notes_of)
