"""The tables are what the models say: migrations of ours build no neighbours anew (`shared.quick_state`)."""

import re
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models
from django.db.migrations.state import ProjectState

MODELS = [model for model in apps.get_models() if model._meta.app_config.name.startswith("qala.")]  # type: ignore[union-attr]


def _catalogue() -> Any:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relkind IN ('i', 'r')")
        relations = {row[0] for row in cursor.fetchall()}
        cursor.execute("SELECT conname FROM pg_constraint")
        constraints = {row[0] for row in cursor.fetchall()}
        cursor.execute(
            """
            SELECT c.conrelid::regclass::text, a.attname, c.confrelid::regclass::text
            FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
            WHERE c.contype = 'f'
            """
        )
        return relations, constraints, set(cursor.fetchall())


def _columns() -> dict[tuple[str, str], tuple[str, bool]]:
    """(table, column) → its type as PostgreSQL writes it, and whether it may be empty."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), NOT a.attnotnull
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
            WHERE c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
            """
        )
        return {(table, column): (kind, is_null) for table, column, kind, is_null in cursor.fetchall()}


def _expected(field: "models.Field[Any, Any]") -> tuple[str, bool]:
    # PostgreSQL keeps no length of an array, and what it makes itself it lets be empty.
    kept = field.output_field if isinstance(field, models.GeneratedField) else field
    kind = re.sub(r"\[\d+\]", "[]", str(kept.db_type(connection)).replace("varchar", "character varying"))
    kind = kind.replace(", ", ",")  # numeric(5,2)
    return "time without time zone" if kind == "time" else kind, field.null or field.generated


@pytest.mark.django_db
def test_the_columns_are_what_the_models_say() -> None:
    columns = _columns()
    assert [
        (field.model._meta.db_table, field.column, columns.get((field.model._meta.db_table, field.column)))
        for model in MODELS
        if model._meta.managed and not model._meta.proxy
        for field in model._meta.local_concrete_fields
        if columns.get((model._meta.db_table, field.column)) != _expected(field)
    ] == []


@pytest.mark.django_db
def test_the_tables_are_what_the_models_say() -> None:
    relations, constraints, keys = _catalogue()
    missing = []
    for model in MODELS:
        meta = model._meta
        if not meta.managed or meta.proxy:
            continue
        missing += [meta.db_table] if meta.db_table not in relations else []
        missing += [index.name for index in meta.indexes if index.name not in relations]
        missing += [each.name for each in meta.constraints if each.name not in constraints | relations]
        missing += [
            f"{meta.db_table}.{field.column}"
            for field in meta.local_fields
            if isinstance(field, models.ForeignKey)
            and field.db_constraint
            and (meta.db_table, field.column, field.remote_field.model._meta.db_table) not in keys
        ]
    assert missing == []


def test_a_picture_builds_what_a_step_needs_and_nothing_of_strangers() -> None:
    """Ours alone, libraries among themselves; and a copy may be changed without the first noticing."""
    state = ProjectState.from_apps(apps)
    assert len(state.apps.get_models()) > 100
    find = state._find_reload_model  # type: ignore[attr-defined]
    assert find("appeals", "appeal") == {("appeals", "appeal")}
    found = find("socialaccount", "socialtoken")
    assert found >= {("socialaccount", name) for name in ("socialaccount", "socialapp", "socialtoken")}
    assert found & {(model._meta.app_label, model._meta.model_name) for model in MODELS} == set()
    first = state.models["appeals", "appeal"]
    copied = first.clone()
    assert copied == first
    del copied.fields["id"]
    copied.options["verbose_name"] = "another"
    assert "id" in first.fields
    assert first.options.get("verbose_name") != "another"
