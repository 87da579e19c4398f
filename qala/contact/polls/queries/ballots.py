"""Who came, in numbers only."""

from typing import Any

from django.db.models import Count
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from qala.contact.polls.models import Ballot, Origin, Poll
from qala.shared.ui import charts


def by_day(poll: Poll) -> charts.Chart:
    """Ballots per day."""
    rows = _ballots(poll).values("voted_on").annotate(n=Count("id")).order_by("voted_on")
    days = [(date_format(row["voted_on"], "d.m"), row["n"]) for row in rows]
    series = [charts.Series(_("Voted"), [count for _day, count in days], "info")]
    return charts.bar(_("Day"), [day for day, _count in days], series)


def by_origin(poll: Poll) -> list[tuple[str, Any]]:
    """Ballots by the way they came, the most first."""
    rows = _ballots(poll).values("origin").annotate(n=Count("id")).order_by("-n", "origin")
    return [(str(Origin(row["origin"]).label), row["n"]) for row in rows]


def _ballots(poll: Poll) -> Any:
    return Ballot.objects.filter(poll=poll, is_counted=True)
