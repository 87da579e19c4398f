"""The end of an organisation, shared by dissolving, merging and splitting."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.ground.organisations.events import OrganisationDissolved
from qala.ground.organisations.models import Organisation
from qala.shared import timeline
from qala.shared.errors import Conflict, Invalid
from qala.shared.events import publish


def check_can_end(organisation: Organisation, on: date) -> None:
    """Raises Conflict when it has already ended, Invalid when the day is not after its beginning."""
    if organisation.valid_to is not None:
        raise Conflict(_("This organisation has already been dissolved."), code="already_dissolved")
    if on <= organisation.valid_from:
        raise Invalid(fields={"on": _("The day must be after the organisation's first day.")})


def end(
    organisation: Organisation, on: date, successors: list[Organisation], by: Any, note: str, verb: str
) -> None:
    """Write the last day, move the children to the only successor, tell the others. The row must be locked."""
    organisation.valid_to = on
    organisation.save()
    if len(successors) == 1:
        for child in organisation.children.filter(valid_to=None).exclude(pk=successors[0].pk):
            child.parent = successors[0]
            child.save()
    data = {"on": on.isoformat(), "successors": [one.code for one in successors]}
    timeline.add(organisation, verb, by=by, note=note, data=data)
    for one in successors:
        timeline.add(
            one, "succeeded", by=by, note=note, data={"on": on.isoformat(), "from": organisation.code}
        )
    ids = tuple(one.pk for one in successors)
    publish(OrganisationDissolved(organisation_id=organisation.pk, on=on, successor_ids=ids))
