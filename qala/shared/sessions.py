"""Sessions in the database that tell a lost database from a lost session."""

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError
from django.db import InterfaceError, OperationalError


class SessionStore(db.SessionStore):
    """Django takes every fault while saving for a session that was ended meanwhile, and answers 400: the client's
    mistake, not to be tried again. When the connection broke, the client may well try again."""

    def save(self, *args: Any, **options: Any) -> None:
        """Raises UpdateError when the session is gone, the database's own error when the database is."""
        try:
            super().save(*args, **options)
        except UpdateError as fault:
            if isinstance(fault.__context__, (OperationalError, InterfaceError)):
                raise fault.__context__ from None
            raise
