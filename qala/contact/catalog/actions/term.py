"""Promise something from a day on, or stop promising it."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.catalog.access import can_edit
from qala.contact.catalog.models import ServiceTerm, Topic
from qala.contact.catalog.queries import forget_book
from qala.contact.catalog.rules.stages import TOPIC_KINDS
from qala.ground.calendars.rules import Unit
from qala.ground.places.models import District
from qala.shared import timeline, versions
from qala.shared.clock import today
from qala.shared.db import atomic, lock
from qala.shared.errors import Invalid, require


def promise(
    *,
    topic: Topic | None,
    kind: str,
    amount: int,
    unit: str,
    valid_from: date,
    by: Any,
    district: District | None = None,
    calendar: Any = None,
    warn_share: float = 0.75,
    is_sample: bool = False,
    source: str = "",
) -> ServiceTerm:
    """A new version of a term; the one before ends on the same day. Open appeals keep what they were promised.

    Raises NotAllowed, Invalid (past day, wrong amount), Conflict (a version from that day exists).
    """
    require(can_edit(by))
    versions.require_ahead(valid_from)
    if amount < 1 or kind not in TOPIC_KINDS or unit not in list(Unit):
        raise Invalid(fields={"amount": _("Please check amount and unit.")})
    with atomic():
        made = ServiceTerm(
            topic=topic, district=district, kind=kind, amount=amount, unit=unit, calendar=calendar,
            warn_share=warn_share, is_sample=is_sample, source=source.strip(), valid_from=valid_from,
        )  # fmt: skip
        versions.begin(made, ServiceTerm.objects.filter(topic=topic, district=district, kind=kind))
        if topic is not None:
            data = {"kind": kind, "amount": amount, "unit": unit, "from": valid_from.isoformat()}
            timeline.add(topic, "promise", by=by, data=data)
    forget_book()
    return made


def end_term(*, term: ServiceTerm, valid_to: date, by: Any) -> ServiceTerm:
    """The term no longer holds from a day on. Raises NotAllowed, Invalid."""
    require(can_edit(by))
    with atomic():
        kept = lock(ServiceTerm, term.pk)
        if valid_to < today() or valid_to <= kept.valid_from:
            raise Invalid(fields={"valid_to": _("The end must lie ahead and after the beginning.")})
        kept.valid_to = valid_to
        kept.save()
        if kept.topic is not None:
            timeline.add(
                kept.topic, "end_promise", by=by, data={"kind": kept.kind, "to": valid_to.isoformat()}
            )
    forget_book()
    return kept
