"""Snapshots of months, as lists ask for them."""

from collections.abc import Iterable

from django.db.models import Case, QuerySet, Value, When

from qala.public.opendata.models import Snapshot
from qala.public.projection.access import public_projects
from qala.public.projection.rules.columns import files_of


def waiting_snapshots() -> QuerySet[Snapshot]:
    """Closed ones whose revised ones are still to be made."""
    return Snapshot.objects.filter(closed_at__isnull=False).exclude(packed=b"")


def known_files(codes: Iterable[str]) -> dict[str, set[str]]:
    """By project, the photos and documents that everybody may read now. One statement."""
    rows = public_projects().filter(code__in=list(codes))
    names = ("photos", "documents")
    found = rows.values_list("code", *(f"document__{name}" for name in names))
    return {code: files_of(dict(zip(names, each, strict=True))) for code, *each in found.iterator()}


def told_snapshots() -> QuerySet[Snapshot]:
    """Without their content; `is_waiting` says whether a revised one is being made."""
    is_waiting = Case(When(closed_at=None, then=False), When(packed=b"", then=False), default=Value(True))
    return Snapshot.objects.defer("packed", "codes").annotate(is_waiting=is_waiting)
