"""OC4IDS 0.9.5: projects written from the facts; what is around them is `queries.oc4ids`, and the checks are those that
stand before every package that comes in (`office.exchange.rules.oc4ids`)."""

from qala.office.exchange.rules.oc4ids import Finding, check, check_project
from qala.public.opendata.rules.oc4ids.site import FAKE_PREFIX, Site
from qala.public.opendata.rules.oc4ids.writing import project
from qala.public.opendata.rules.oc4ids.writing.labels import unknown_codes

__all__ = ["FAKE_PREFIX", "Finding", "Site", "check", "check_project", "project", "unknown_codes"]
