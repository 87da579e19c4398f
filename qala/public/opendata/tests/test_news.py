"""What happens with a dataset is marked, told once and stands in its feed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from qala.contact.catalog.models import Topic, TopicGroup
from qala.contact.catalog.queries import forget_book
from qala.public.opendata.actions import decide, mark_contents, mark_structures, take
from qala.public.opendata.events import DatasetChanged
from qala.public.opendata.models import DatasetMark
from qala.public.opendata.queries.news import news, said
from qala.public.opendata.rules.datasets import DATASETS
from qala.public.projection.models import PublicProject
from qala.shared import events
from qala.shared.clock import now, travel

ATOM = "{http://www.w3.org/2005/Atom}"
MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


@pytest.fixture
def heard() -> Iterator[list[DatasetChanged]]:
    found: list[DatasetChanged] = []
    events.listens(DatasetChanged)(found.append)
    yield found
    events._listeners.pop(DatasetChanged)


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
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-cache")
    entries = ET.fromstring(answer.content).findall(f"{ATOM}entry")
    titles = [each.findtext(f"{ATOM}title") or "" for each in entries]
    assert titles[:2] == ["Withdrawn", "Other columns"]
    assert titles[2].startswith("Snapshot of the portfolio")
    assert entries[0].findtext(f"{ATOM}summary") == "Қате есептелген"
    assert Client().get("/opendata/data/nothing/feed.atom").status_code == 404
