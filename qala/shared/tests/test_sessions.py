"""A session that cannot be saved: because it is gone, or because the database is."""

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.db import OperationalError, connection

from qala.shared.sessions import SessionStore


@pytest.mark.django_db
def test_an_ended_session_is_not_made_again() -> None:
    session = SessionStore()
    session["known"] = 1
    session.create()
    SessionStore(session.session_key).delete()
    session["known"] = 2
    with pytest.raises(UpdateError):
        session.save()
    assert not SessionStore().exists(session.session_key)


@pytest.mark.django_db
def test_a_broken_connection_is_no_ended_session(monkeypatch: pytest.MonkeyPatch) -> None:
    session = SessionStore()
    session.create()
    session["known"] = 2

    def broken(execute, sql, params, many, context):
        raise OperationalError("server closed the connection unexpectedly")

    with connection.execute_wrapper(broken), pytest.raises(OperationalError):
        session.save()
