"""Transactions and row locks, spelt one way."""

import uuid
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS, connection, models, transaction

from qala.shared.errors import Invalid, Missing
from qala.shared.ready import Ready

M = TypeVar("M", bound=models.Model)

atomic = transaction.atomic


def connection_parameters(name: str) -> dict[str, Any]:
    """Django's database for libpq, for a connection of one's own outside the pool. `name` is seen in PostgreSQL."""
    values = connection.settings_dict
    names = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    known = {libpq: values[ours] for ours, libpq in names.items() if values.get(ours)}
    own = {option: value for option, value in values["OPTIONS"].items() if isinstance(value, str)}
    return {**own, **known, "application_name": name, "keepalives_idle": 30}


def lock(model: type[M], pk: Any, *, related: tuple[str, ...] = ()) -> M:
    """Fetch one row for change; others who want it wait until the transaction ends.

    `related` is passed to select_related; only the row itself is locked. Raises Missing.
    """
    if related:
        row = _for_change(model).select_related(*related).filter(pk=pk).first()
    else:
        row = _lock_one(model).first(model._meta.pk.get_prep_value(pk))
    if row is None:
        raise Missing
    return row


def _for_change(model: type[M]) -> "models.QuerySet[M]":
    # NO KEY: nobody changes primary keys, and rows that refer to this one may be written meanwhile (no deadlock).
    return model._default_manager.select_for_update(of=("self",), no_key=True)


@cache
def _lock_one(model: type[M]) -> Ready[M]:
    sample = {"UUIDField": uuid.UUID(int=0), "CharField": "a key"}.get(model._meta.pk.get_internal_type(), 0)
    return Ready(lambda pk: _for_change(model).filter(pk=pk).order_by(), sample)


def one_at_a_time(name: str) -> None:
    """Whoever calls it with this name waits until the transactions of the earlier ones have ended."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [name])


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
    _send(*_insertion(rows))
    _stand(rows)


def rewrite(row: models.Model, fields: tuple[str, ...], *new: models.Model) -> None:
    """Write these fields of a row that is locked, and new rows beside it, in one round trip; otherwise as `insert`."""
    head, columns = _update_head(type(row), fields)
    values = [column.get_db_prep_save(column.pre_save(row, add=False), connection) for column in columns]
    statements, others = _insertion(new)
    _send([head, *statements], [*values, row.pk, *others])
    _stand(new)


def _insertion(rows: Iterable[models.Model]) -> tuple[list[str], list[Any]]:
    statements: list[str] = []
    values: list[Any] = []
    for (model, has_pk), group in groupby(rows, key=lambda row: (type(row), row.pk is not None)):
        head, fields = _insert_head(model, has_pk)
        lines = [[f.get_db_prep_save(f.pre_save(row, add=True), connection) for f in fields] for row in group]
        mark = f"({', '.join(['%s'] * len(fields))})"
        statements.append(f"{head} {', '.join([mark] * len(lines))}")
        values += [value for line in lines for value in line]
    return statements, values


def _send(statements: list[str], values: list[Any]) -> None:
    if statements:
        with connection.cursor() as cursor:
            cursor.execute("; ".join(statements), values)


def _stand(rows: Iterable[models.Model]) -> None:
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


@cache
def _update_head(
    model: type[models.Model], names: tuple[str, ...]
) -> "tuple[str, list[models.Field[Any, Any]]]":
    quote, meta = connection.ops.quote_name, model._meta
    fields: list[models.Field[Any, Any]] = [meta.get_field(name) for name in names]  # type: ignore[misc]
    columns = ", ".join(f"{quote(str(field.column))} = %s" for field in fields)
    key = quote(str(meta.pk.column))
    return f"UPDATE {quote(meta.db_table)} SET {columns} WHERE {key} = %s", fields
