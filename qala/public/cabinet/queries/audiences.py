"""Whom the city can reach by place: those who follow it, and those who wrote from there."""

from collections.abc import Iterable
from datetime import timedelta

from qala.contact.appeals.models import Appeal
from qala.ground.places.models import District, Quarter
from qala.public.cabinet.models import Following
from qala.shared.clock import now, today
from qala.shared.db import as_id

Pairs = list[tuple[int, str]]
A_YEAR = timedelta(days=365)


def districts() -> Iterable[tuple[str, str]]:
    """Districts of today by key and name."""
    return [(str(row.pk), row.name) for row in District.objects.as_of(today()).defer("outline")]


def quarters() -> Iterable[tuple[str, str]]:
    """Quarters of today by key and name."""
    return [(str(row.pk), row.name) for row in Quarter.objects.as_of(today()).defer("outline")]


def followers_of_district(key: str) -> Pairs:
    """Accounts that follow the district. One statement on its index."""
    return _pairs(Following.objects.filter(kind=Following.Kind.DISTRICT, district_id=as_id(key) or 0), "user")


def followers_of_quarter(key: str) -> Pairs:
    """Accounts that follow the quarter. One statement on its index."""
    return _pairs(Following.objects.filter(kind=Following.Kind.QUARTER, quarter_id=as_id(key) or 0), "user")


def writers_of_district(key: str) -> Pairs:
    """Accounts whose appeals of a year lie in the district: the city keeps no register of where people live, and this
    is the nearest that it knows. One statement along the district's index."""
    rows = Appeal.objects.filter(district_id=as_id(key) or 0, received_at__gte=now() - A_YEAR)
    return _pairs(rows.filter(resident__isnull=False), "resident")


def concerned_by_district(key: str) -> Pairs:
    """Both, each once."""
    return sorted({*followers_of_district(key), *writers_of_district(key)})


def _pairs(rows: object, name: str) -> Pairs:
    active = rows.filter(**{f"{name}__is_active": True}).order_by()  # type: ignore[attr-defined]
    return list(active.values_list(f"{name}_id", f"{name}__language").distinct())
