"""Follow an appeal of others, an address and what is around it, an area, a project, a dataset; and leave it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.models import Appeal
from qala.contact.appeals.rules.numbers import read_number
from qala.ground.people.models import User
from qala.ground.places.locating import locate
from qala.ground.places.models import District, Quarter
from qala.ground.places.queries import search_places
from qala.public.cabinet.access import own_followings
from qala.public.cabinet.models import Following
from qala.public.cabinet.rules.circles import RADII, cells_of
from qala.public.opendata.rules.datasets import DATASETS
from qala.public.portfolio.access import public_project
from qala.public.published.access import public_appeals
from qala.shared.clock import now, today
from qala.shared.db import atomic, found, lock
from qala.shared.errors import Conflict, Invalid, Missing

MOST = 50
"""Things one person may follow: more than anybody can read of, and a bound for what one event may set going."""
Kind = Following.Kind


def follow_appeal(*, number: str, by: User) -> Following:
    """Of the appeals that everybody may know of. Raises Missing for all others, Conflict (one's own; the bound)."""
    appeal = found(Appeal, number=read_number(number) or "")
    if not public_appeals().filter(pk=appeal.pk).exists():
        raise Missing
    if appeal.resident_id == by.pk:
        raise Conflict(_("You hear of your own appeals anyway."), code="own")
    return _follow(by, kind=Kind.APPEAL, appeal=appeal)


def follow_project(*, code: str, by: User) -> Following:
    """A public project. Raises Missing, Gone (it was withdrawn), Conflict."""
    return _follow(by, kind=Kind.PROJECT, project=public_project(code))


def follow_dataset(*, code: str, by: User) -> Following:
    """A dataset of open data; a withdrawn one, too: it may come back. Raises Missing, Conflict."""
    if code not in DATASETS:
        raise Missing
    return _follow(by, kind=Kind.DATASET, dataset=code)


def follow_district(*, district_id: int, by: User) -> Following:
    """A district of today. Raises Missing, Conflict."""
    return _follow(by, kind=Kind.DISTRICT, district=found(District.objects.as_of(today()), pk=district_id))


def follow_quarter(*, quarter_id: int, by: User) -> Following:
    """A quarter of today. Raises Missing, Conflict."""
    return _follow(by, kind=Kind.QUARTER, quarter=found(Quarter.objects.as_of(today()), pk=quarter_id))


def follow_address(*, address: str, radius_m: int, by: User) -> Following:
    """The place that the words mean, with a circle around it. Raises Invalid (no such place, another radius),
    Conflict."""
    if radius_m not in RADII:
        raise Invalid(fields={"radius": _("Please choose a radius.")})
    hit = next(
        (hit for hit in search_places(address, 5) if hit.lon is not None and hit.lat is not None), None
    )
    if hit is None or hit.lon is None or hit.lat is None:
        raise Invalid(
            fields={"address": _("We do not find this place. Write street and house, or a crossing.")}
        )
    located = locate(hit.lon, hit.lat)
    return _follow(
        by,
        kind=Kind.CIRCLE,
        lon=hit.lon,
        lat=hit.lat,
        more={
            "label": hit.label[:300],
            "x": located.point.x,
            "y": located.point.y,
            "radius_m": radius_m,
            "cells": cells_of(hit.lon, hit.lat, radius_m),
        },
    )


def _follow(by: User, *, more: dict[str, Any] | None = None, **key: Any) -> Following:
    """Twice is once; a circle around the same place takes the new radius."""
    with atomic():
        lock(
            User, by.pk
        )  # Of two taps the second sees the row of the first, and nobody counts past the bound.
        known = Following.objects.filter(user=by, **key).first()
        if known is not None:
            for name, value in (more or {}).items():
                setattr(known, name, value)
            if more:
                known.save()
            return known
        if own_followings(by).count() >= MOST:
            text = _("You follow %(count)s things; leave one of them first.") % {"count": MOST}
            raise Conflict(text, code="too_many")
        return Following.objects.create(user=by, made_at=now(), **key, **(more or {}))


def unfollow(*, following_id: int, by: User) -> None:
    """Leave it. Raises Missing for what is not one's own."""
    found(own_followings(by), pk=following_id).delete()
