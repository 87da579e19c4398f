"""The feed of changes: whoever has read up to a moment misses nothing of before it."""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection, transaction
from django.test import Client

from qala.office.projects.actions.publish import take_publication
from qala.office.projects.models import Project
from qala.public.opendata.actions import snapshots
from qala.public.opendata.views import oc4ids
from qala.public.projection.actions import refresh
from qala.public.projection.models import PublicProject
from qala.shared.clock import now

CHANGES = "/opendata/oc4ids/changes.json"


def told(address: str = CHANGES, **asked: Any) -> Any:
    answer = Client().get(f"{address}?{urlencode(asked)}" if asked else address)
    assert answer.status_code == 200, answer.content
    return answer.json()


def codes(found: Any) -> list[str]:
    return [each["id"].removeprefix("oc4ids-000000-") for each in found["changes"]]


def renamed(row: PublicProject, title: str) -> datetime:
    """It changes, as the office's job does it; its moment."""
    Project.objects.filter(pk=row.project_id).update(title_en=title)
    assert refresh(row.project_id)
    return PublicProject.objects.get(pk=row.pk).changed_at


@pytest.fixture
def five(row: PublicProject) -> list[PublicProject]:
    """One change an hour, the row itself first."""
    made = [row]
    for number in range(1, 5):
        office = Project.objects.get(pk=row.project_id)
        office.pk, office.code, office._state.adding = None, f"P-8{number:03}", True
        office.save()
        copy = PublicProject.objects.get(pk=row.pk)
        copy.pk, copy.project, copy.code, copy._state.adding = None, office, office.code, True
        copy.changed_at = row.changed_at + timedelta(hours=number)
        copy.save()
        made.append(copy)
    return made


@pytest.mark.parametrize("order", ["asc", "desc"])
def test_every_page_holds_on_to_where_it_was_asked_from(
    five: list[PublicProject], order: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(oc4ids, "PAGE", 2)
    page = told(**{"from": five[2].changed_at.isoformat(), "order": order})
    found = codes(page)
    while "next" in page:
        page = told(CHANGES + "?" + page["next"].split("?")[1])
        found += codes(page)
    expected = [each.code for each in five[2:]]
    assert found == (expected if order == "asc" else expected[::-1])


def test_every_change_has_a_moment_of_its_own(five: list[PublicProject]) -> None:
    """The clock stands still, and was set back besides."""
    newest = five[-1].changed_at
    first = renamed(five[0], "One")
    second = renamed(five[0], "Two")
    assert newest < first < second
    assert codes(told(**{"from": second.isoformat()}))[-1] == five[0].code


def test_a_minute_more_is_told_for_those_who_ask_by_a_clock(five: list[PublicProject]) -> None:
    """A change has its moment shortly before it can be read."""
    at = five[-1].changed_at
    assert codes(told(**{"from": (at + timedelta(seconds=59)).isoformat()})) == [five[-1].code]
    assert codes(told(**{"from": (at + timedelta(seconds=61)).isoformat()})) == []


def test_a_day_before_every_calendar_is_refused(row: PublicProject) -> None:
    assert Client().get(CHANGES + "?from=0001-01-01").status_code == 422
    assert Client().get(CHANGES + "?at=2026-03-01&after=x").status_code == 422


def test_a_withdrawal_that_waited_is_later_than_what_was_read_meanwhile(
    five: list[PublicProject], city: Any, monkeypatch: pytest.MonkeyPatch, frozen_clock: Any
) -> None:
    """It stands before the lock of the snapshots while another project changes and is read by everybody."""
    read: list[datetime] = []

    def waits(**_options: Any) -> int:
        frozen_clock.forward(seconds=5)
        copy = PublicProject.objects.get(pk=five[1].pk)
        copy.changed_at = now()
        copy.save(update_fields=["changed_at"])
        read.append(copy.changed_at)
        return 0

    monkeypatch.setattr("qala.public.opendata.handlers.close_with", waits)
    take_publication(
        project_id=five[0].project_id, verb="withdraw", by=city.people.project_office, reason="Wrong sums"
    )
    gone = PublicProject.objects.get(pk=five[0].pk)
    assert gone.is_withdrawn
    assert gone.changed_at > read[0]
    assert gone.versions.get(number=gone.version).at == gone.changed_at


def test_moments_are_given_one_after_the_other(row: PublicProject) -> None:
    """Until the transaction of a change has ended nobody else has a moment: its lock is held."""
    with transaction.atomic():
        renamed(row, "Three")
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND"
                " (classid::bigint << 32 | objid::bigint) = (hashtext('moments of public projects')::bigint"
                " & x'FFFFFFFFFFFFFFFF'::bigint)"
            )
            assert cursor.fetchone()[0] == 1
    assert snapshots.LOCK != "moments of public projects"
