"""Say who executes, from a day on."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.catalog.access import can_edit
from qala.contact.catalog.models import Route, Topic, TopicGroup
from qala.contact.catalog.queries import forget_book
from qala.ground.organisations.models import Organisation
from qala.ground.places.models import District
from qala.shared import timeline
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, require


def add_route(
    *,
    valid_from: date,
    by: Any,
    topic: Topic | None = None,
    group: TopicGroup | None = None,
    district: District | None = None,
    executor: Organisation | None = None,
    by_building: bool = False,
) -> Route:
    """A row of the routing table; the row it replaces ends on the same day. Only new appeals follow it.

    Raises NotAllowed, Invalid (both or neither of executor and building), Conflict (such a row from that day exists).
    """
    require(can_edit(by))
    if by_building == (executor is not None):
        raise Invalid(fields={"executor": _("Choose an executor, or let the house register decide.")})
    if topic is not None and group is not None:
        raise Invalid(fields={"topic": _("A route is for a topic or for a group, not for both.")})
    with atomic():
        same = Route.objects.select_for_update().filter(
            topic=topic, group=group, district=district, by_building=by_building
        )
        if same.filter(valid_from=valid_from).exists():
            raise Conflict(_("There is such a route from this day already."), code="version_exists")
        same.as_of(valid_from).update(valid_to=valid_from)
        made = Route.objects.create(
            topic=topic,
            group=group,
            district=district,
            executor=executor,
            by_building=by_building,
            valid_from=valid_from,
        )
        if topic is not None:
            timeline.add(topic, "route", by=by, data={"route": str(made), "from": valid_from.isoformat()})
    forget_book()
    return made


def end_route(*, route: Route, valid_to: date, by: Any) -> Route:
    """The row no longer holds from a day on. Raises NotAllowed, Invalid."""
    require(can_edit(by))
    with atomic():
        kept = lock(Route, route.pk)
        if valid_to <= kept.valid_from:
            raise Invalid(fields={"valid_to": _("The end must lie after the beginning.")})
        kept.valid_to = valid_to
        kept.save()
        if kept.topic is not None:
            timeline.add(
                kept.topic, "end_route", by=by, data={"route": str(kept), "to": valid_to.isoformat()}
            )
    forget_book()
    return kept
