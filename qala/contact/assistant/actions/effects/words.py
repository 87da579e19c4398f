"""Moments and summaries in words."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _


def moment(at: datetime) -> str:
    """The city's day and time."""
    return str(date_format(localtime(at), "SHORT_DATETIME_FORMAT"))


def until(promised_at: datetime | None) -> str:
    """The promise, "" where there is none."""
    return _("The answer is promised by %(moment)s.") % {"moment": moment(promised_at)} if promised_at else ""
