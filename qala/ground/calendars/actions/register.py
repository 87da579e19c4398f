"""Add a calendar."""

from typing import Any

from django.db import IntegrityError
from django.utils.translation import gettext_lazy as _

from qala.ground.calendars.access import can_edit
from qala.ground.calendars.actions.edit_hours import check_week
from qala.ground.calendars.models import WorkCalendar
from qala.ground.calendars.rules.hours import Week, week_to_json
from qala.shared import timeline
from qala.shared.db import atomic
from qala.shared.errors import Invalid, require


def register_calendar(
    *,
    code: str,
    names: dict[str, str],
    week: Week,
    by: Any,
    country: str = "",
    is_round_the_clock: bool = False,
    is_default: bool = False,
) -> WorkCalendar:
    """Make a calendar with an ordinary week; public holidays come with `seed_calendar`.

    `names` by language code. Raises Invalid for a code in use or a week that never opens.
    """
    with atomic():
        require(can_edit(by))
        check_week(week, is_round_the_clock)
        calendar = WorkCalendar(
            code=code,
            country=country.upper(),
            weekly_hours=week_to_json(week),
            is_round_the_clock=is_round_the_clock,
            is_default=is_default,
            **{f"name_{language}": text for language, text in names.items()},
        )
        try:
            with atomic():
                calendar.save(force_insert=True)
        except IntegrityError as error:
            raise Invalid(fields={"code": _("This code is already in use.")}) from error
        timeline.add(calendar, "registered", by=by)
    return calendar
