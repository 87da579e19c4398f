"""The nightly job."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from qala.ground.people.tasks import clear_sessions


@pytest.mark.django_db
def test_only_ended_sessions_go() -> None:
    now = timezone.now()
    Session.objects.create(session_key="ended", session_data="", expire_date=now - timedelta(days=1))
    Session.objects.create(session_key="living", session_data="", expire_date=now + timedelta(days=1))
    clear_sessions(0)
    assert list(Session.objects.values_list("session_key", flat=True)) == ["living"]
