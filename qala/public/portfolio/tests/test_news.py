"""What is new: said only where something changed, against the version of that day."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils import translation

from qala.public.portfolio.queries.page import a_month_before, month_of_news, shown
from qala.public.portfolio.rules.news import news
from qala.public.projection.models import ProjectVersion, PublicProject
from qala.public.projection.rules.facts import Facts
from qala.shared.clock import now, today


def said(row: PublicProject, **changes: object) -> list[str]:
    """Against the facts of today with changes, as if those had been public a month ago."""
    before = row.facts.model_copy(update=changes)
    with translation.override("en"):
        return [one.words for one in news(row.facts, before, today())]


def ending(row: PublicProject, day: date) -> Facts:
    """Its facts, expected to end on the day."""
    dates = row.facts.dates.model_copy(update={"expected_finish": day})
    return row.facts.model_copy(update={"dates": dates})


def test_the_same_facts_are_no_news(row: PublicProject) -> None:
    assert said(row) == []


def test_works_photos_and_payments_since_a_month(row: PublicProject) -> None:
    with translation.override("en"):
        words = " ".join(one.words for one in shown(row)["news"])
    assert "The works went from 31 % on 29 January 2026 to 43 %." in words  # it was not public then


def test_works_are_compared_with_what_was_public_on_that_day(row: PublicProject, frozen_clock: Any) -> None:
    """Not with the end of the month before it: 31 %, 40 % on the day itself, 43 % today."""
    progress = row.facts.progress.model_copy(update={"physical": Decimal(40)})
    assert said(row, progress=progress) == ["The works went from 40 % to 43 %."]
    day, document = a_month_before(today()), row.facts.model_copy(update={"progress": progress})
    ProjectVersion.objects.create(
        project=row, number=2, at=now() - timedelta(days=40), document=document.model_dump(mode="json")
    )
    with translation.override("en"):
        words = [one.words for one in month_of_news(row, day)]
    assert "The works went from 40 % to 43 %." in words
    assert not [each for each in words if "31" in each]


def test_stage_end_and_budget_against_the_version_of_that_day(row: PublicProject) -> None:
    assert any("procurement" in words for words in said(row, stage="procurement"))
    now_told, before = ending(row, date(2026, 9, 20)), ending(row, date(2026, 8, 10))
    with translation.override("en"):
        (moved,) = news(now_told, before, today())
    assert moved.words == "The expected end moved from 10 August 2026 to 20 September 2026."
    money = row.facts.money.model_copy(
        update={"sums": [one.model_copy(update={"budget": Decimal(1)}) for one in row.facts.money.sums]}
    )
    assert any("budget became" in words for words in said(row, money=money))


def test_an_end_that_trembles_is_no_news(row: PublicProject) -> None:
    assert news(ending(row, date(2026, 8, 14)), ending(row, date(2026, 8, 10)), today()) == []


def test_a_month_before_ends_with_its_month() -> None:
    day = today().replace(month=3, day=31)
    assert a_month_before(day) == day.replace(month=2, day=28)
