"""Monthly reports with their photos, as heads send them and the office accepts them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from django.core.files.base import ContentFile

from qala.config.demo.office.course import steps_of
from qala.config.demo.office.drafts import Course, end_of, months_until
from qala.config.demo.office.lives import Life, on
from qala.config.demo.office.pictures import drawn
from qala.config.demo.office.words import BEGUN, report_words, sight_words, slip_words
from qala.ground.files.actions import store
from qala.office.projects.actions.plan.progress import record_progress
from qala.office.projects.models import ItemKind
from qala.office.reporting.actions import accept, begin, save, submit
from qala.office.reporting.actions.photos import decide_photo, describe_photo
from qala.office.reporting.actions.save import Told
from qala.office.reporting.models import ProjectPhoto
from qala.office.reporting.models.photo import PhotoKind
from qala.office.risks.models import Confidence
from qala.shared.languages import LANGUAGES

PICTURED = 0.5
"""Of so many projects that are not built today there are photos: preparing one costs a tenth of a second."""
LATE_DAYS = 45
"""A slip that an honest head is in doubt about."""
EVERY = 4
"""Months between photos; the last month has some."""
SELDOM = timedelta(days=120)
"""Between two words about what was done, in the time before there were monthly reports."""


def happenings(life: Life) -> Iterator[tuple[date, int, Callable[[], object]]]:
    """What was done long ago in few words, then the reports of the months in which work goes on."""
    finish = life.finish
    if not life.is_approved or finish is None:
        return
    yield from _long_ago(life, life.real(finish))
    for month in months_until(life.until):
        last = end_of(month)
        if (
            life.approved_on < last
            and life.draft.starts_on <= last
            and month <= life.real(finish) + timedelta(days=31)
        ):
            yield last + timedelta(days=1), 5, partial(tell, life, month)


def _long_ago(life: Life, finish: date) -> Iterator[tuple[date, int, Callable[[], object]]]:
    first = months_until(life.until)[0]
    day = life.draft.starts_on + SELDOM
    if life.draft.starts_on > end_of(months_until(life.until)[-1]):
        yield life.until - timedelta(days=3), 5, partial(_note, life, life.until - timedelta(days=3))
    while day < min(first, finish):
        yield day, 5, partial(_note, life, day)
        day += SELDOM
    if finish + timedelta(days=2) < life.until:
        yield finish + timedelta(days=2), 5, partial(_note, life, finish)


def _note(life: Life, day: date) -> None:
    """What was done until that day, with the days on which works were begun and finished."""
    leaves = [item for item in life.items.values() if item.kind != ItemKind.PHASE]
    percents = {item.pk: life.percent(item, day) for item in leaves}
    days = {
        item.pk: (
            life.real(item.planned_start),
            life.real(item.planned_finish) if percents[item.pk] == 100 else None,
        )
        for item in leaves
        if percents[item.pk] and item.planned_start and item.planned_finish
    }
    told = {pk: Decimal(percent) for pk, percent in percents.items() if pk in days}
    with on(day + timedelta(days=1), 10):
        record_progress(project_id=life.project.pk, valid_on=day, percents=told, days=days, by=life.office)


def tell(life: Life, month: date) -> None:
    """One month: begun, filled, sent, accepted; some heads forget the last one, some send it late."""
    last = end_of(month)
    delay = life.rng.choice([1, 2, 2, 3, 4, 4, 9])
    is_newest = last + timedelta(days=25) >= life.until
    if is_newest and life.rng.random() < (0.03 if life.is_built else 0.1):
        return
    sent_on = min(last + timedelta(days=delay), life.until)
    share = life.share(last)
    with on(sent_on, 10):
        report = begin(project_id=life.project.pk, by=life.head, month=month)
        told = {
            row.item_id: Told(Decimal(max(life.percent(life.items[row.item.code], last), int(row.before))))
            for row in report.items.select_related("item")
        }
        save(
            report_id=report.pk,
            by=life.head,
            items=told,
            photos=_photos(life, month, share),
            **_words(life, share),
        )
        submit(report_id=report.pk, by=life.head)
    is_left = is_newest and not life.is_built and life.rng.random() < 0.4
    if is_left and not any(verb == "close" for _day, verb in steps_of(life)):
        return  # it waits for the office; but nothing is closed over a waiting report
    with on(min(sent_on + timedelta(days=2), life.until), 15):
        accept(report_id=report.pk, by=life.office)
        for photo in report.photos.all():
            _show(photo, life, share)


def _show(photo: ProjectPhoto, life: Life, share: float) -> None:
    """The office says what is seen and lets the city see it."""
    words = sight_words(life.draft.titles, share * 100)
    kind = PhotoKind.BEFORE if share < BEGUN else PhotoKind.COMPLETE if share >= 1 else photo.kind
    seen = {f"alt_{tongue}": text for tongue, text in zip(LANGUAGES, words, strict=True)}
    describe_photo(photo_id=photo.pk, by=life.office, kind=kind, taken_on=photo.taken_on, **seen)
    for verb in ("pass", "publish"):
        decide_photo(photo_id=photo.pk, verb=verb, by=life.office)


def _words(life: Life, share: float) -> dict[str, Any]:
    is_slow = life.draft.course in (Course.SLOW, Course.BOTH)
    written = report_words(life.rng, share * 100, is_slow)
    words: dict[str, Any] = {
        **{f"narrative_{tongue}": text for tongue, text in zip(LANGUAGES, written, strict=True)},
        "declared_percent": Decimal(min(100, round(share * 100) + (4 if is_slow else 0))),
        "confidence": _confidence(life, is_slow),
        "confidence_reason": "",
    }
    words["forecast_finish"] = life.project.forecast_finish
    if life.slip() > 0:
        code, said = slip_words(life.rng)
        words["forecast_code"], words["forecast_reason"] = code, " / ".join(said[:2])
    return words


def _confidence(life: Life, is_slow: bool) -> str:
    """As an honest head says it: by the days that the end is expected to slip."""
    late = life.slip()
    if late > LATE_DAYS:
        return Confidence.DOUBTFUL
    if late > LATE_DAYS / 3:
        return Confidence.FEASIBLE
    return Confidence.PROBABLE if is_slow else Confidence.LIKELY


def _photos(life: Life, month: date, share: float) -> list[str]:
    is_pictured = (sum(map(ord, life.draft.code)) % 100) / 100 < PICTURED
    age = (life.until.year - month.year) * 12 + life.until.month - month.month
    if not (is_pictured or life.is_built) or age % EVERY != 1 or not share > 0.02:
        return []
    picture = drawn(life.draft.plan, life.draft.code, share * 100)
    upload = ContentFile(picture, name=f"{life.draft.code}-{month:%Y-%m}.jpg")
    return [str(store(upload, by=life.head).pk)]
