"""Plan shifts and who is on them."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.shifts.access import can_lead
from qala.contact.shifts.actions.telling import tell
from qala.contact.shifts.models import Shift, ShiftPattern, ShiftPlace
from qala.contact.shifts.queries.people import operators as all_operators
from qala.contact.shifts.queries.people import supervisors
from qala.contact.shifts.rules.spans import LONGEST, span
from qala.ground.people.models import User
from qala.shared import timeline
from qala.shared.clock import city_zone, now
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, require


def plan_shift(
    *,
    starts_at: datetime,
    ends_at: datetime,
    operator_ids: Iterable[int],
    by: Any,
    supervisor_id: int | None = None,
    pattern: ShiftPattern | None = None,
) -> Shift:
    """Plan one shift. Raises NotAllowed, Invalid (span, already over, people who do not work here or are on another
    shift then)."""
    with atomic():
        require(can_lead(by))
        _check_span(starts_at, ends_at)
        _check_supervisor(supervisor_id)
        people = _free(set(operator_ids), starts_at, ends_at)
        shift = Shift.objects.create(
            pattern=pattern, starts_at=starts_at, ends_at=ends_at, supervisor_id=supervisor_id
        )
        ShiftPlace.objects.bulk_create([ShiftPlace(shift=shift, operator_id=pk) for pk in sorted(people)])
        timeline.add(shift, "plan", by=by, data={"operators": sorted(people)})
        tell()
    return shift


def plan_pattern(
    *,
    pattern: ShiftPattern,
    day: date,
    operator_ids: Iterable[int],
    by: Any,
    supervisor_id: int | None = None,
) -> Shift:
    """Plan the shift of a pattern that begins on a day, by the city's wall clock. Raises as `plan_shift`."""
    starts_at, ends_at = span(day, pattern.begins, pattern.ends, city_zone())
    return plan_shift(
        starts_at=starts_at, ends_at=ends_at, operator_ids=operator_ids, by=by, supervisor_id=supervisor_id,
        pattern=pattern,
    )  # fmt: skip


def people_mark(shift: Shift) -> str:
    """Who is on the shift and who leads it, as one word: two forms of the same state carry the same one."""
    on = sorted(shift.places.values_list("operator_id", flat=True))
    return f"{shift.supervisor_id or 0}:{','.join(map(str, on))}"


def change_people(
    *, shift_id: int, operator_ids: Iterable[int], supervisor_id: int | None, by: Any, seen: str | None = None
) -> Shift:
    """Who is on a shift that is not over. `seen`: the `people_mark` that the list was made from.

    Raises NotAllowed, Invalid, Conflict (over, cancelled, or somebody has changed the people meanwhile), Missing.
    """
    with atomic():
        shift = lock(Shift, shift_id)
        require(can_lead(by))
        _check_open(shift)
        if seen is not None and seen != people_mark(shift):
            raise Conflict(
                _("Somebody has changed the people meanwhile. Open the list again."), code="people_changed"
            )
        _check_supervisor(supervisor_id)
        wanted = set(operator_ids)
        before = set(shift.places.values_list("operator_id", flat=True))
        _free(wanted - before, shift.starts_at, shift.ends_at, but=(shift.pk,))
        shift.places.exclude(operator_id__in=wanted).delete()
        ShiftPlace.objects.bulk_create(
            [ShiftPlace(shift=shift, operator_id=pk) for pk in sorted(wanted - before)]
        )
        shift.supervisor_id = supervisor_id
        shift.save()
        data = {"added": sorted(wanted - before), "removed": sorted(before - wanted)}
        timeline.add(shift, "people", by=by, data=data)
        tell()
    return shift


def move_person(*, shift_id: int, operator_id: int, to_shift_id: int, by: Any) -> ShiftPlace:
    """Take an operator from one shift to another, both not over, at one go.

    Raises NotAllowed, Invalid (on a third shift at that time), Conflict (no longer on the first, already on the other,
    a shift is over or cancelled), Missing.
    """
    with atomic():
        # In one order, so that two who move across each other wait and do not block.
        kept = {pk: lock(Shift, pk) for pk in sorted({shift_id, to_shift_id})}
        require(can_lead(by))
        for shift in kept.values():
            _check_open(shift)
        place = ShiftPlace.objects.filter(shift_id=shift_id, operator_id=operator_id).first()
        if place is None:
            raise Conflict(_("This person is not on the shift any more."), code="moved")
        to = kept[to_shift_id]
        if to.places.filter(operator_id=operator_id).exists():
            raise Conflict(_("This person is on that shift already."), code="on_it")
        _free({operator_id}, to.starts_at, to.ends_at, but=(shift_id, to_shift_id))
        place.shift = to
        place.save(update_fields=["shift"])
        timeline.add(kept[shift_id], "people", by=by, data={"added": [], "removed": [operator_id]})
        timeline.add(to, "people", by=by, data={"added": [operator_id], "removed": []})
        tell(operator_id)
    return place


def cancel_shift(*, shift_id: int, by: Any, reason: str) -> Shift:
    """Call a shift off. Raises NotAllowed, Invalid (no reason), Conflict (over, cancelled, taken over), Missing."""
    with atomic():
        shift = lock(Shift, shift_id)
        require(can_lead(by))
        _check_open(shift)
        if shift.taken_over_at is not None:
            raise Conflict(_("The shift has been taken over already."), code="taken_over")
        if not reason.strip():
            raise Invalid(fields={"reason": _("Please give the reason.")})
        shift.cancelled_at = now()
        shift.save()
        timeline.add(shift, "cancel", by=by, note=reason.strip())
        tell()
    return shift


def _check_span(starts_at: datetime, ends_at: datetime) -> None:
    if not starts_at < ends_at <= starts_at + LONGEST:
        raise Invalid(fields={"ends_at": _("A shift ends after it begins and lasts a day at most.")})
    if ends_at <= now():
        raise Invalid(fields={"day": _("This shift would be over already.")})


def _check_open(shift: Shift) -> None:
    if shift.cancelled_at is not None:
        raise Conflict(_("The shift was cancelled."), code="cancelled")
    if shift.ends_at <= now():
        raise Conflict(_("The shift is over."), code="over")


def _check_supervisor(supervisor_id: int | None) -> None:
    if supervisor_id is not None and not supervisors().filter(pk=supervisor_id).exists():
        raise Invalid(fields={"supervisor": _("This person does not lead shifts.")})


def _free(ids: set[int], starts_at: datetime, ends_at: datetime, *, but: Iterable[int] = ()) -> set[int]:
    """The people, locked in one order, so that two plans at once cannot both take them."""
    known = set(all_operators().filter(pk__in=ids).values_list("pk", flat=True))
    if known != ids:
        raise Invalid(fields={"operators": _("Not everybody here is an operator.")})
    list(User.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk").values_list("pk"))
    taken = ShiftPlace.objects.filter(
        operator_id__in=ids, shift__cancelled_at=None, shift__starts_at__lt=ends_at, shift__ends_at__gt=starts_at
    ).exclude(shift_id__in=list(but))  # fmt: skip
    names = sorted(set(taken.values_list("operator__full_name", flat=True)))
    if names:
        words = _("On another shift at this time: %(names)s") % {"names": ", ".join(names)}
        raise Invalid(fields={"operators": words})
    return known
