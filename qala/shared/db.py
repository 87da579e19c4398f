"""Transactions and row locks, spelt one way."""

from typing import Any, TypeVar

from django.db import models, transaction

from qala.shared.errors import Missing

M = TypeVar("M", bound=models.Model)

atomic = transaction.atomic


def lock(model: type[M], pk: Any, *, of: tuple[str, ...] = ("self",), related: tuple[str, ...] = ()) -> M:
    """Fetch one row for change; others who want it wait until the transaction ends.

    `related` is passed to select_related; only the row itself is locked. Raises Missing.
    """
    # NO KEY: nobody changes primary keys, and rows that refer to this one may be written meanwhile (no deadlock).
    rows = model._default_manager.select_for_update(of=of, no_key=True)
    if related:
        rows = rows.select_related(*related)
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Missing
    return found
