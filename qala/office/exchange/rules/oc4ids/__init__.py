"""OC4IDS 0.9.5: packages of projects checked, ours and those of others, and read into drafts."""

from qala.office.exchange.rules.oc4ids.checking import check, check_project
from qala.office.exchange.rules.oc4ids.drafting import PackageShaper
from qala.office.exchange.rules.oc4ids.findings import Finding

__all__ = ["Finding", "PackageShaper", "check", "check_project"]
