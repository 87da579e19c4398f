"""A restore must keep the extensions that the indexes of names and words need."""

import pytest
from django.db import connection

from qala.config.launch.backups import _move_extensions


def _schemas_of_trigrams() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT extnamespace::regnamespace::text FROM pg_extension WHERE extname = 'pg_trgm'")
        return [row[0] for row in cursor.fetchall()]


@pytest.mark.django_db
def test_extensions_follow_the_schema_that_pg_restore_fills():
    with connection.cursor() as cursor:
        cursor.execute("ALTER SCHEMA public RENAME TO before_restore")
        cursor.execute("CREATE SCHEMA public")
    assert _schemas_of_trigrams() == ["before_restore"]
    _move_extensions(connection.connection, "before_restore", "public")
    assert _schemas_of_trigrams() == ["public"]
    _move_extensions(connection.connection, "public", "before_restore")
    assert _schemas_of_trigrams() == ["before_restore"]
