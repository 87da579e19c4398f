"""QALA_DATABASE_URL as Django writes it."""

from typing import Any

from psycopg.conninfo import conninfo_to_dict

DEVELOPMENT_URL = "postgresql:///qala"


def from_url(url: str) -> dict[str, Any]:
    """Django's DATABASES entry for a libpq URL; connections are pooled per process."""
    parts = conninfo_to_dict(url or DEVELOPMENT_URL)
    known = {name: str(parts.pop(name, "") or "") for name in ("dbname", "user", "password", "host", "port")}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": known["dbname"] or "qala",
        "USER": known["user"],
        "PASSWORD": known["password"],
        "HOST": known["host"],
        "PORT": known["port"],
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**parts, "pool": {"min_size": 1, "max_size": 12, "timeout": 20}},
        "TEST": {"TEMPLATE": "template0"},
    }
