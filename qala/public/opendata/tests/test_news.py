"""What happens with a dataset is marked, told once and stands in its feed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from qala.contact.catalog.models import Topic, TopicGroup
from qala.contact.catalog.queries import forget_book
from qala.public.opendata.actions import decide, mark_contents, mark_structures, take
from qala.public.opendata.events import DatasetChanged
from qala.public.opendata.models import DatasetMark
from qala.public.opendata.queries.news import catalogue_news, news, said
from qala.public.opendata.rules.datasets import DATASETS
from qala.public.projection.models import PublicProject
from qala.shared.clock import now, travel
from tests.hearing import hearing

ATOM = "{http://www.w3.org/2005/Atom}"
MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


@pytest.fixture
def heard() -> Iterator[list[DatasetChanged]]:
    with hearing(DatasetChanged) as found:
        yield found


def otherwise(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """The dataset without its last column, in another order."""
    columns = DATASETS[code].columns
    monkeypatch.setitem(
        DATASETS, code, replace(DATASETS[code], columns=(columns[1], columns[0], *columns[2:-1]))
    )


def test_columns_are_marked_when_they_are_others(
    city: Any, heard: list[DatasetChanged], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert mark_structures() == 0  # the first ones are no news
    assert DatasetMark.objects.count() == len(DATASETS)
    assert mark_structures() == 0
    gone = DATASETS["topics"].columns[-1].code
    otherwise(monkeypatch, "topics")
    assert (mark_structures(), mark_structures()) == (1, 0)
    mark = DatasetMark.objects.get(dataset="topics", before__isnull=False)
    assert heard == [DatasetChanged("topics", mark.pk)]
    assert said(mark) == f"Columns that went: {gone}. The order of the columns is another."
    assert not news(DATASETS["districts"])


def test_rows_are_marked_once_a_month_and_told_when_they_are_others(
    city: Any, heard: list[DatasetChanged]
) -> None:
    assert mark_contents(month=MAY) == 0
    before = DatasetMark.objects.get(dataset="topics")
    group = TopicGroup.objects.create(code="new-group", name_en="New")
    Topic.objects.create(group=group, code="new-one", name_en="New")
    forget_book()
    assert mark_contents(month=MAY) == 0
    assert mark_contents(month=JUNE) == 2  # appeals are told by topic
    assert mark_contents(month=JUNE) == 0
    mark = DatasetMark.objects.get(dataset="topics", month=JUNE)
    assert (mark.before, mark.row_count) == (before, 1)
    assert [each.mark_id for each in heard if each.dataset == "topics"] == [mark.pk]
    assert said(mark) == f"Rows now: {mark.row_count}, at the mark before: {before.row_count}."


def test_rows_of_projects_are_counted_in_one_pass(row: PublicProject, heard: list[DatasetChanged]) -> None:
    mark_contents(month=MAY)
    counts = dict(DatasetMark.objects.values_list("dataset", "row_count"))
    assert counts["projects"] == 1
    assert counts["milestones"] == len(list(DATASETS["milestones"].of(row.facts)))  # type: ignore[misc]
    assert mark_contents(month=JUNE) == 0
    assert heard == []


def test_a_withdrawn_dataset_is_not_marked_until_it_is_back(city: Any) -> None:
    words = {"dataset": "topics", "by": city.people.content_editor, "reason": "Қате"}
    decide(is_withdrawn=True, **words)
    mark_contents(month=MAY)
    assert not DatasetMark.objects.filter(dataset="topics").exists()
    decide(is_withdrawn=False, **words)
    mark_contents(month=MAY)
    assert DatasetMark.objects.filter(dataset="topics").count() == 1


def test_a_mark_never_changes(city: Any) -> None:
    mark_structures()
    for act in (lambda rows: rows.update(row_count=1), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            act(DatasetMark.objects.all())


def test_the_feed_tells_all_of_it_the_newest_first(
    city: Any, row: PublicProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark_structures()
    take(month=MAY)
    with travel(now() + timedelta(hours=1)):
        otherwise(monkeypatch, "projects")
        mark_structures()
    with travel(now() + timedelta(hours=2)):
        by = city.people.content_editor
        decide(dataset="projects", is_withdrawn=True, reason="Қате есептелген", by=by)
    answer = Client().get("/opendata/data/projects/feed.atom", headers={"Accept-Language": "en"})
    assert (answer.status_code, answer["Cache-Control"]) == (200, "public, no-cache")
    entries = ET.fromstring(answer.content).findall(f"{ATOM}entry")
    titles = [each.findtext(f"{ATOM}title") or "" for each in entries]
    assert titles[:2] == ["Withdrawn", "Other columns"]
    assert titles[2].startswith("Snapshot of the portfolio")
    assert entries[0].findtext(f"{ATOM}summary") == "Қате есептелген"
    assert Client().get("/opendata/data/nothing/feed.atom").status_code == 404


def test_one_feed_tells_of_all(city: Any, row: PublicProject, monkeypatch: pytest.MonkeyPatch) -> None:
    mark_structures()
    mark_contents(month=MAY)
    with travel(now() + timedelta(hours=1)):
        otherwise(monkeypatch, "topics")
        mark_structures()
    for hours, is_withdrawn in ((2, True), (3, False)):
        with travel(now() + timedelta(hours=hours)):
            decide(dataset="risks", is_withdrawn=is_withdrawn, reason="Қате", by=city.people.content_editor)
    page = Client().get("/opendata/", headers={"Accept-Language": "en"}).content.decode()
    assert 'rel="alternate" type="application/atom+xml"' in page
    assert page.count('href="/opendata/feed.xml"') == 2
    with CaptureQueriesContext(connection) as asked:
        answer = Client().get("/opendata/feed.xml", headers={"Accept-Language": "en"})
    assert len([each for each in asked if '"opendata_' in each["sql"]]) == 3
    assert (answer.status_code, answer["Cache-Control"]) == (200, "public, no-cache")
    entries = ET.fromstring(answer.content).findall(f"{ATOM}entry")
    titles = [each.findtext(f"{ATOM}title") or "" for each in entries]
    risks, topics = DATASETS["risks"].title, DATASETS["topics"].title
    assert titles[:3] == [
        f"{risks}: Dataset released again",
        f"{risks}: Withdrawn",
        f"{topics}: Other columns",
    ]
    assert sorted(titles[3:]) == sorted(f"{each.title}: New dataset" for each in DATASETS.values())
    ids = {each.findtext(f"{ATOM}id") for each in entries}
    own = ET.fromstring(Client().get("/opendata/data/risks/feed.atom").content)
    assert {each.findtext(f"{ATOM}id") for each in own.findall(f"{ATOM}entry")} < ids
    tag = {"If-None-Match": answer["ETag"], "Accept-Language": "en"}
    assert Client().get("/opendata/feed.xml", headers=tag).status_code == 304


def test_rows_that_stayed_the_same_crowd_no_news_out(city: Any) -> None:
    for month in range(1, 13):
        mark_contents(month=date(2026, month, 1))
    assert {each.title.rpartition(": ")[2] for each in catalogue_news()} <= {"New dataset"}
    decide(dataset="topics", is_withdrawn=True, reason="Қате", by=city.people.content_editor)
    assert catalogue_news()[0].dataset == "topics"
