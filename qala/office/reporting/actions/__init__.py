"""One verb per file."""

from qala.office.reporting.actions.accept import accept
from qala.office.reporting.actions.begin import begin, correct
from qala.office.reporting.actions.climb import climb
from qala.office.reporting.actions.open_dues import open_dues
from qala.office.reporting.actions.photos import add_photos, decide_photo, describe_photo
from qala.office.reporting.actions.publish import publish_report
from qala.office.reporting.actions.return_report import return_report
from qala.office.reporting.actions.save import save
from qala.office.reporting.actions.submit import submit

__all__ = [
    "accept",
    "add_photos",
    "begin",
    "climb",
    "correct",
    "decide_photo",
    "describe_photo",
    "open_dues",
    "publish_report",
    "return_report",
    "save",
    "submit",
]
