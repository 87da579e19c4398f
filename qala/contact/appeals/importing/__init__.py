"""Import of other registers of appeals: a file and a profile in, appeals with their history out.

A profile (YAML, see docs/import-profiles.md) says how the columns of a file become the fields of an appeal; a new
city needs a new profile, never code. Does not notify anybody: history is taken over, not lived again.
"""

from qala.contact.appeals.importing.profiles import find_profile, read_profile
from qala.contact.appeals.importing.run import Options, Outcome, import_file
from qala.shared.intake.errors import BadFile, BadProfile, ImportBusy, ImportRefused

__all__ = [
    "BadFile",
    "BadProfile",
    "ImportBusy",
    "ImportRefused",
    "Options",
    "Outcome",
    "find_profile",
    "import_file",
    "read_profile",
]
