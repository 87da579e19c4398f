"""OC4IDS 0.9.5: projects and packages written from the facts, and packages checked.

`writing` makes one project in one language, `package` what stands around projects, `check` names all that is wrong.
"""

from qala.public.opendata.rules.oc4ids.checking import check, check_project
from qala.public.opendata.rules.oc4ids.findings import Finding
from qala.public.opendata.rules.oc4ids.site import FAKE_PREFIX, Site
from qala.public.opendata.rules.oc4ids.writing import project

__all__ = ["FAKE_PREFIX", "Finding", "Site", "check", "check_project", "project"]
