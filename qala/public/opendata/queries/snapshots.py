"""Snapshots of months, as lists ask for them."""

from django.db.models import Case, QuerySet, Value, When

from qala.public.opendata.models import Snapshot


def waiting_snapshots() -> QuerySet[Snapshot]:
    """Closed ones whose revised ones are still to be made."""
    return Snapshot.objects.filter(closed_at__isnull=False).exclude(packed=b"")


def told_snapshots() -> QuerySet[Snapshot]:
    """Without their content; `is_waiting` says whether a revised one is being made."""
    is_waiting = Case(When(closed_at=None, then=False), When(packed=b"", then=False), default=Value(True))
    return Snapshot.objects.defer("packed", "codes").annotate(is_waiting=is_waiting)
