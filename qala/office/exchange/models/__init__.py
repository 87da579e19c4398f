"""One noun per file."""

from qala.office.exchange.models.calendar_link import CalendarLink
from qala.office.exchange.models.importing import Outcome, ProjectImport, ProjectImportRow
from qala.office.exchange.models.plan_file import PlanImport
from qala.office.exchange.models.profile import ImportProfile
from qala.office.exchange.models.source import ProjectSource

__all__ = [
    "CalendarLink",
    "ImportProfile",
    "Outcome",
    "PlanImport",
    "ProjectImport",
    "ProjectImportRow",
    "ProjectSource",
]
