"""Give a person a duty."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from qala.ground.organisations.models import Organisation
from qala.ground.people import access
from qala.ground.people.events import DutyGiven
from qala.ground.people.models import Duty, User
from qala.ground.people.rules import roles
from qala.shared import clock, timeline
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, require
from qala.shared.events import publish


def appoint(
    *,
    user_id: int,
    role: str,
    organisation: Organisation | None = None,
    valid_from: date | None = None,
    valid_to: date | None = None,
    reason: str = "",
    by: User | None,
) -> Duty:
    """Give the duty from a day (default today) up to, not including, another. `by` None: a command of the house.

    A resident who gets a first duty becomes staff. Errors: NotAllowed, Missing, Invalid, Conflict (the person
    already holds this duty on some of these days, or is deactivated).
    """
    valid_from = valid_from or clock.today()
    with atomic():
        # The row lock makes two administrators who appoint at once take turns.
        user = lock(User, user_id)
        require(by is None or access.can(by, access.APPOINT))
        _check(role, organisation, valid_from, valid_to, is_command=by is None)
        if not user.is_active:
            raise Conflict(_("This account is deactivated."), code="inactive")
        if _overlapping(user, role, organisation, valid_from, valid_to):
            raise Conflict(_("This person already holds this duty in these days."), code="duty_exists")
        duty = Duty.objects.create(
            user=user,
            role=role,
            organisation=organisation,
            valid_from=valid_from,
            valid_to=valid_to,
            reason=reason.strip(),
            by=by,
        )
        if not user.is_staff:
            user.kind = User.Kind.STAFF
            user.save(update_fields=["kind", "updated_at"])
        timeline.add(user, "duty_given", by=by, note=reason.strip(), data=facts_of(duty))
        publish(DutyGiven(duty.pk, user.pk, role, duty.organisation_id, by.pk if by else None))
    access.forget(user)
    return duty


def facts_of(duty: Duty) -> dict[str, object]:
    """The duty as the timeline remembers it."""
    return {
        "duty": duty.pk,
        "role": duty.role,
        "organisation": duty.organisation_id,
        "valid_from": duty.valid_from.isoformat(),
        "valid_to": duty.valid_to.isoformat() if duty.valid_to else None,
    }


def _check(
    role: str, organisation: Organisation | None, valid_from: date, valid_to: date | None, *, is_command: bool
) -> None:
    known = roles.find(role)
    if known is None:
        raise Invalid(fields={"role": _("There is no such role.")})
    if not known.fits(has_organisation=organisation is not None):
        words = (
            _("This role is held in an organisation: choose one.")
            if organisation is None
            else _("This role is held in the city's centre: leave the organisation empty.")
        )
        raise Invalid(fields={"organisation": words})
    if valid_to is not None and valid_to <= valid_from:
        raise Invalid(fields={"valid_to": _("The last day is before the first one.")})
    # Rights in the past would make old actions look permitted; only the loader of history may write them.
    if not is_command and valid_from < clock.today():
        raise Invalid(fields={"valid_from": _("A duty cannot begin in the past.")})


def _overlapping(
    user: User, role: str, organisation: Organisation | None, valid_from: date, valid_to: date | None
) -> bool:
    same = Duty.objects.filter(user=user, role=role, organisation=organisation).exclude(
        valid_to__lte=valid_from
    )
    return (same.filter(valid_from__lt=valid_to) if valid_to else same).exists()
