"""Transactions and row locks, spelt one way."""

from functools import cache
from itertools import groupby
from typing import Any, TypeVar

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import DEFAULT_DB_ALIAS, connection, models, transaction

from qala.shared.errors import Invalid, Missing

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
    try:
        return rows.get(pk=pk)
    except ObjectDoesNotExist:
        raise Missing from None


def found(rows: "type[M] | models.Manager[M] | models.QuerySet[M]", **key: Any) -> M:
    """The one row with this key, of a model or among what a person may see. Raises Missing."""
    known = rows._default_manager if isinstance(rows, type) else rows
    row = known.filter(**key).first()
    if row is None:
        raise Missing
    return row


def validate(row: models.Model) -> None:
    """Ask the validators of the model, before an action writes the row. Raises Invalid, by field.

    Constraints are the database's own matter, and the action's, which knows words for them.
    """
    try:
        row.full_clean(validate_constraints=False)
    except ValidationError as error:
        texts = {name: " ".join(messages) for name, messages in error.message_dict.items()}
        raise Invalid(fields=texts) from error


def as_id(text: str) -> int | None:
    """A row's id as an address or a form brings it; None for what is none, however long it is."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else None


def insert(*rows: models.Model) -> None:
    """Write new rows of any tables, in the given order, in one round trip; for the paths where each one counts.

    The database does what it does for `save` (constraints, defaults, audit triggers), Python does not: no signals,
    no validation, and ids that the database gives are not read back. Call inside `atomic()`.
    """
    statements: list[str] = []
    values: list[Any] = []
    for (model, has_pk), group in groupby(rows, key=lambda row: (type(row), row.pk is not None)):
        head, fields = _insert_head(model, has_pk)
        lines = [[f.get_db_prep_save(f.pre_save(row, add=True), connection) for f in fields] for row in group]
        mark = f"({', '.join(['%s'] * len(fields))})"
        statements.append(f"{head} {', '.join([mark] * len(lines))}")
        values += [value for line in lines for value in line]
    if statements:
        with connection.cursor() as cursor:
            cursor.execute("; ".join(statements), values)
    for row in rows:
        row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS


@cache
def _insert_head(model: type[models.Model], has_pk: bool) -> "tuple[str, tuple[models.Field[Any, Any], ...]]":
    """The statement up to VALUES and the columns that Python fills; the database fills the others."""
    quote = connection.ops.quote_name
    fields = tuple(
        field
        for field in model._meta.local_concrete_fields
        if not field.generated and not field.has_db_default() and (has_pk or not field.primary_key)
    )
    columns = ", ".join(quote(str(field.column)) for field in fields)
    return f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES", fields
