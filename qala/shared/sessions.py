"""Sessions in the database that tell a lost database from a lost session."""

from datetime import UTC, datetime
from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError
from django.db import InterfaceError, OperationalError
from django.utils import timezone

from qala.shared.ready import Ready

_LIVING: Ready[Any] = Ready(
    lambda key, at: db.SessionStore.get_model_class().objects.filter(session_key=key, expire_date__gt=at),
    "a key",
    datetime(2000, 1, 1, tzinfo=UTC),
)


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

    def _get_session_from_db(self) -> Any:
        """As Django's own, by a statement that is not composed anew for every request."""
        found = _LIVING.first(self.session_key, timezone.now())
        if found is None:
            self._session_key = None
        return found
