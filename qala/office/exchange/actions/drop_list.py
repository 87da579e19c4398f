"""A list that was read is not taken over."""

from typing import Any

from django.utils.translation import gettext as _

from qala.office.exchange.access import can_import
from qala.office.exchange.models import ProjectImport
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, require


def drop_list(*, import_id: int, by: Any) -> ProjectImport:
    """Its rows go, the report stays. Raises NotAllowed, Missing, Conflict (taken over, or being so)."""
    with atomic():
        row = lock(ProjectImport, import_id)
        require(can_import(by))
        if row.stage not in (ProjectImport.Stage.READ, ProjectImport.Stage.REFUSED):
            raise Conflict(_("This import cannot be dropped any more."), code="stage")
        row.rows.all().delete()
        row.stage = ProjectImport.Stage.DROPPED
        row.save(update_fields=["stage"])
    return row
