"""The parts of a report to which the office may remark."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PARTS: "dict[str, str | Promise]" = {
    "items": _("Works and per cents"),
    "photos": _("Photos"),
    "narrative": _("What was done"),
    "forecast": _("Expected finish"),
    "money": _("Money and people"),
    "whole": _("The report as a whole"),
}
