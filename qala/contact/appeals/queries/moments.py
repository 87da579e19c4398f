"""Days and moments as letters and timelines write them, in the city's zone."""

from datetime import datetime

from qala.shared.clock import city_zone


def day_words(moment: datetime | None) -> str:
    """A day: "26.11.2026"; empty without one."""
    return moment.astimezone(city_zone()).strftime("%d.%m.%Y") if moment else ""


def moment_words(moment: datetime | None) -> str:
    """Day and time: "26.11.2026 14:30"; empty without one."""
    return moment.astimezone(city_zone()).strftime("%d.%m.%Y %H:%M") if moment else ""
