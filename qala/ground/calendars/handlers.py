"""A changed row makes this process forget the schedules it counted with."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from qala.ground.calendars.models import CalendarDay, WorkCalendar
from qala.ground.calendars.queries import forget


@receiver([post_save, post_delete], sender=WorkCalendar)
@receiver([post_save, post_delete], sender=CalendarDay)
def _forget(**_: Any) -> None:
    forget()
