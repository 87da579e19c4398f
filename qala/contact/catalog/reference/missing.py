"""Rows that are not there yet."""

from collections.abc import Sequence

from django.db.models import Model


def add_missing(rows: Sequence[Model], *, key: str = "code") -> int:
    """Write those of one model whose key no row has; what stands is the city's. Returns how many were new."""
    if not rows:
        return 0
    manager = type(rows[0])._default_manager
    standing = set(manager.values_list(key, flat=True))
    return len(manager.bulk_create([row for row in rows if getattr(row, key) not in standing]))
