"""Keep the list of telephones and addresses of an organisation."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError

from qala.ground.organisations.access import can_edit
from qala.ground.organisations.models import ContactPoint, Organisation
from qala.shared import timeline
from qala.shared.db import atomic, lock
from qala.shared.errors import Invalid, require


@dataclass(frozen=True, slots=True)
class ContactLine:
    """One line of the list; `kind` and `purpose` are those of `ContactPoint`."""

    kind: str
    value: str
    purpose: str = ContactPoint.Purpose.GENERAL
    is_public: bool = True


def set_contact_points(*, organisation_id: int, lines: Iterable[ContactLine], by: Any) -> list[ContactPoint]:
    """Make the list exactly `lines`; rows that stay are not written again. Raises Invalid, Missing."""
    wanted = {(line.kind, line.value.strip()): line for line in lines}
    with atomic():
        organisation = lock(Organisation, organisation_id)
        require(can_edit(by))
        standing = {(row.kind, row.value): row for row in organisation.contact_points.all()}
        has_changed = False
        for key, row in standing.items():
            if key not in wanted:
                row.delete()
                has_changed = True
        for key, line in wanted.items():
            row = standing.get(key) or ContactPoint(organisation=organisation, kind=key[0], value=key[1])
            has_changed = _write(row, line) or has_changed
        if has_changed:
            timeline.add(organisation, "contacts_edited", by=by)
    return list(organisation.contact_points.all())


def _write(row: ContactPoint, line: ContactLine) -> bool:
    if row.pk and (row.purpose, row.is_public) == (line.purpose, line.is_public):
        return False
    row.purpose, row.is_public = line.purpose, line.is_public
    try:
        row.full_clean(validate_constraints=False)
    except ValidationError as error:
        raise Invalid(fields={name: " ".join(texts) for name, texts in error.message_dict.items()}) from error
    row.save()
    return True
