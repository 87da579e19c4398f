"""One noun per file."""

from qala.public.opendata.models.decision import ReleaseDecision
from qala.public.opendata.models.mark import DatasetMark
from qala.public.opendata.models.quality import QualityReport
from qala.public.opendata.models.reuse import Reuse
from qala.public.opendata.models.reuse_version import ReuseVersion
from qala.public.opendata.models.snapshot import Snapshot

__all__ = ["DatasetMark", "QualityReport", "ReleaseDecision", "Reuse", "ReuseVersion", "Snapshot"]
