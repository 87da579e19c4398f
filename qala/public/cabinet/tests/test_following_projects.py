"""Following a project: one tap, once; news of what people care for, each once; nothing of a project that is gone."""

from collections.abc import Iterator
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from qala.ground.notifications.models import Notification
from qala.office.projects.actions.publish import take_publication
from qala.office.projects.models import Project
from qala.office.projects.tests.factories import make_project
from qala.public.cabinet.actions import follow_project, spread_project, unfollow
from qala.public.cabinet.models import Following
from qala.public.cabinet.rules.project_news import changes
from qala.public.cabinet.tasks import spread_project_news
from qala.public.projection.actions import refresh
from qala.public.projection.models import PublicProject
from qala.public.projection.rules.moving import has_moved
from qala.public.projection.tests.samples import public_project
from qala.shared.clock import now
from qala.shared.errors import Gone, Missing
from tests.personas import everybody


@pytest.fixture
def city(db: None, frozen_clock: Any) -> Any:
    return SimpleNamespace(people=everybody())


@pytest.fixture
def row(city: Any) -> Iterator[PublicProject]:
    caches["local"].clear()
    yield public_project(city)
    caches["local"].clear()


def told(code: str) -> list[int]:
    rows = Notification.objects.filter(kind=f"cabinet.project_{code}")
    return sorted(rows.values_list("user_id", flat=True))


def news(row: PublicProject) -> int:
    row.refresh_from_db()
    return spread_project(code=row.code, version=row.version, at=now())


def test_one_tap_on_the_page_and_again_is_once(city: Any, row: PublicProject, client_for: Any) -> None:
    client = client_for(city.people.resident)
    for _tap in range(2):
        assert client.post(f"/my/following/project/{row.code}/").status_code == 302
    assert Following.objects.get().project == row
    title = str(row.facts.title.en)
    assert title in client.get("/my/following/", headers={"Accept-Language": "en"}).content.decode()
    page = client.get(f"/projects/{row.code}/", headers={"Accept-Language": "en"}).content.decode()
    assert "You follow this project" in page
    assert f"/my/following/{Following.objects.get().pk}/leave/" in page


def test_a_stranger_is_offered_the_feed_and_the_sign_in(row: PublicProject) -> None:
    page = Client().get(f"/projects/{row.code}/", headers={"Accept-Language": "en"}).content.decode()
    assert f"next=/projects/{row.code}/" in page
    assert f"/projects/{row.code}/feed.atom" in page
    assert "/my/following/project/" not in page
    assert Client().post(f"/my/following/project/{row.code}/").status_code == 302
    assert not Following.objects.exists()


def test_only_a_public_project_can_be_followed(city: Any, row: PublicProject) -> None:
    make_project("P-SECRET")
    with pytest.raises(Missing):
        follow_project(code="P-SECRET", by=city.people.resident)
    take_publication(project_id=row.project_id, verb="withdraw", by=city.people.project_office, reason="–")
    with pytest.raises(Gone):
        follow_project(code=row.code, by=city.people.resident)


def test_what_people_care_for(row: PublicProject) -> None:
    now_facts = row.facts
    finish = now_facts.dates.expected_finish or date(2026, 12, 1)
    dates = now_facts.dates.model_copy(update={"expected_finish": finish - timedelta(days=40)})
    earlier = now_facts.model_copy(update={"stage": "design", "photos": [], "reports": [], "dates": dates})
    assert [one.kind for one in changes(earlier, now_facts)] == ["stage", "date", "report", "photo"]
    assert not list(changes(now_facts, now_facts))
    cheaper = now_facts.model_copy(update={"labour_people": 1, "health": "red"})
    assert not list(changes(cheaper, now_facts))
    assert not has_moved(date(2026, 8, 10), date(2026, 8, 14))


def test_news_reach_followers_once_and_nobody_else(city: Any, row: PublicProject) -> None:
    resident = city.people.resident
    follow_project(code=row.code, by=resident)
    assert news(row) == 0
    Project.objects.filter(pk=row.project_id).update(stage="procurement")
    refresh(row.project_id)
    assert news(row) == 1
    assert news(row) == 0
    assert told("stage") == [resident.pk]
    notice = Notification.objects.get(kind="cabinet.project_stage")
    assert f"/projects/{row.code}/" in notice.occasion.url
    unfollow(following_id=Following.objects.get().pk, by=resident)
    Project.objects.filter(pk=row.project_id).update(stage="preparation")
    refresh(row.project_id)
    assert news(row) == 0


def test_what_is_old_is_no_news(city: Any, row: PublicProject) -> None:
    follow_project(code=row.code, by=city.people.resident)
    take_publication(project_id=row.project_id, verb="withdraw", by=city.people.project_office, reason="Қате")
    row.refresh_from_db()
    assert spread_project(code=row.code, version=row.version, at=now() - timedelta(days=2)) == 0
    assert spread_project(code="no-such", version=1, at=now()) == 0


def test_a_withdrawal_is_told_with_its_reason_and_without_a_title(
    city: Any, row: PublicProject, client_for: Any
) -> None:
    resident, title = city.people.resident, row.facts.title
    follow_project(code=row.code, by=resident)
    take_publication(project_id=row.project_id, verb="withdraw", by=city.people.project_office, reason="Қате")
    row.refresh_from_db()
    spread_project_news(code=row.code, version=row.version, happened_at=now().isoformat())
    notice = Notification.objects.get(kind="cabinet.project_withdrawn")
    assert notice.user_id == resident.pk
    assert "Қате" in str(notice.occasion.words)
    page = client_for(resident).get("/my/following/").content.decode()
    assert row.code in page
    assert title.kk not in page


def test_an_event_makes_a_job_only_where_somebody_follows(city: Any, row: PublicProject) -> None:
    def asked() -> int:
        return ProcrastinateJob.objects.filter(task_name="cabinet.spread_project").count()

    Project.objects.filter(pk=row.project_id).update(stage="procurement")
    refresh(row.project_id)
    assert not asked()
    follow_project(code=row.code, by=city.people.resident)
    Project.objects.filter(pk=row.project_id).update(stage="preparation")
    refresh(row.project_id)
    assert asked() == 1
