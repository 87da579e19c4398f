"""Thousands of rows of one model at once: what Django's `bulk_create` and `bulk_update` do, without the long statements
that take them most of their time. Constraints and triggers of the database stand; no signals, no validation.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, models


def copy_in(rows: Sequence[models.Model]) -> None:
    """Write new rows of one model by COPY, with ids taken before. Call inside `atomic()`."""
    if not rows:
        return
    model = type(rows[0])
    fields = [
        one for one in model._meta.local_concrete_fields if not one.generated and not one.has_db_default()
    ]
    _number([row for row in rows if row.pk is None])
    # COPY goes past Django's cursor, which gives errors their Django names.
    with (
        connection.wrap_database_errors,
        connection.cursor() as cursor,
        cursor.cursor.copy(_copy_statement(model, fields)) as copy,
    ):
        for row in rows:
            copy.write_row(
                [field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in fields]
            )
    for row in rows:
        row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS


def rewrite_all(rows: Sequence[models.Model], names: Iterable[str]) -> None:
    """Write the named fields of rows of one model in one statement. Call inside `atomic()`."""
    if not rows:
        return
    meta, quote = type(rows[0])._meta, connection.ops.quote_name
    fields: list[Any] = [meta.pk, *(meta.get_field(name) for name in names)]
    columns = [quote(field.column) for field in fields]
    # Without its length: a cast to varchar(20) would cut what the column itself refuses.
    taken = ", ".join(f"%s::{field.rel_db_type(connection).partition('(')[0]}[]" for field in fields)
    changes = ", ".join(f"{column} = new.{column}" for column in columns[1:])
    values = [
        [field.get_db_prep_save(field.pre_save(row, add=False), connection) for row in rows]
        for field in fields
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {quote(meta.db_table)} AS old SET {changes}"
            f" FROM unnest({taken}) AS new({', '.join(columns)}) WHERE old.{columns[0]} = new.{columns[0]}",
            values,
        )


def _number(rows: Sequence[models.Model]) -> None:
    if not rows:
        return
    meta = rows[0]._meta
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [meta.db_table, meta.pk.column, len(rows)],
        )
        for row, (pk,) in zip(rows, cursor.fetchall(), strict=True):
            row.pk = pk


def _copy_statement(model: type[models.Model], fields: Iterable[Any]) -> str:
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    return f"COPY {quote(model._meta.db_table)} ({columns}) FROM STDIN"
