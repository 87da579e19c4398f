"""Correct what is written about an organisation."""

from typing import Any, Unpack

from qala.ground.organisations.access import can_edit
from qala.ground.organisations.actions.details import Details, write
from qala.ground.organisations.models import Organisation
from qala.shared import timeline
from qala.shared.db import atomic, lock
from qala.shared.errors import require


def edit_organisation(
    *, organisation_id: int, by: Any, note: str = "", **details: Unpack[Details]
) -> Organisation:
    """Write the given details; nothing is logged when nothing differs. Raises Invalid, Missing."""
    with atomic():
        organisation = lock(Organisation, organisation_id)
        require(can_edit(by))
        changed = write(organisation, details)
        if changed:
            organisation.save()
            timeline.add(organisation, "edited", by=by, note=note, data={"fields": changed})
    return organisation
