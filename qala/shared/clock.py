"""The only source of the present moment; tests move it with `travel`."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from django.conf import settings

_fixed: ContextVar[datetime | None] = ContextVar("qala_clock_fixed", default=None)


def now() -> datetime:
    """The present moment, aware, UTC."""
    return _fixed.get() or datetime.now(UTC)


def today() -> date:
    """The present day in the city."""
    return now().astimezone(city_zone()).date()


@cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def city_zone() -> ZoneInfo:
    """The zone in which the city's people read the clock."""
    return _zone(settings.TIME_ZONE)


@contextmanager
def travel(to: datetime) -> Iterator[None]:
    """Hold the clock at `to` (aware) inside the block: for tests and for making demonstration history."""
    if to.tzinfo is None:
        raise ValueError("travel() needs an aware moment")
    token = _fixed.set(to.astimezone(UTC))
    try:
        yield
    finally:
        _fixed.reset(token)
