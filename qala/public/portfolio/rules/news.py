"""What is new since a day, in sentences: from the facts of today, and from those that were public on that day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qala.office.projects.models import Stage
from qala.public.projection.rules.facts import Facts
from qala.public.projection.rules.moving import moved_end
from qala.shared import money


@dataclass(frozen=True)
class News:
    """A sentence and the icon beside it; `on` is None where only the month is known."""

    icon: str
    words: str
    on: date | None = None


def news(facts: Facts, before: Facts | None, since: date) -> list[News]:
    """Important things first. `before` are the facts that were public on the day, if any were."""
    found = [*_stage(facts, before), *_works(facts, before, since), *_milestones(facts, since)]
    found += [*_finish(facts, before), *_budget(facts, before), *_money(facts, since), *_photos(facts, since)]
    return found


def _stage(facts: Facts, before: Facts | None) -> Iterator[News]:
    if before and before.stage != facts.stage:
        words = {"old": str(Stage(before.stage).label), "new": str(Stage(facts.stage).label)}
        yield News("flag", _("The stage changed: “%(old)s” became “%(new)s”.") % words)


def _works(facts: Facts, before: Facts | None, since: date) -> Iterator[News]:
    """Against what everybody read on the day; of a project that was not public then, against the newest figure of
    before, with its own day."""
    known = [point for point in facts.progress.points if point.on <= since and point.physical is not None]
    last = known[-1] if known and before is None else None
    old = before.progress.physical if before else last.physical if last else None
    new = facts.progress.physical
    if new is None or old is None or round(old) == round(new):
        return
    words = {"old": number_format(round(old)), "new": number_format(round(new))}
    if last is None:
        yield News("trending-up", _("The works went from %(old)s %% to %(new)s %%.") % words)
    else:
        words["day"] = _day(last.on)
        yield News("trending-up", _("The works went from %(old)s %% on %(day)s to %(new)s %%.") % words)


def _milestones(facts: Facts, since: date) -> Iterator[News]:
    for each in facts.milestones:
        if each.actual and each.actual > since:
            yield News("circle-check", _("Reached: %(name)s.") % {"name": each.name}, each.actual)


def _finish(facts: Facts, before: Facts | None) -> Iterator[News]:
    if end := moved_end(before, facts) if before else None:
        old, new = end
        words = {"old": _day(old), "new": _day(new)}
        if new > old:
            yield News("calendar-due", _("The expected end moved from %(old)s to %(new)s.") % words)
        else:
            yield News("calendar-due", _("The expected end came nearer: %(new)s instead of %(old)s.") % words)


def _budget(facts: Facts, before: Facts | None) -> Iterator[News]:
    old = before.sum_in() if before else None
    new = facts.sum_in()
    if old and new and old.currency == new.currency and old.budget != new.budget:
        words = {
            "old": money.short(old.budget, new.currency),
            "new": money.short(new.budget, new.currency),
        }
        yield News("coins", _("The budget became %(new)s; it was %(old)s.") % words)


def _money(facts: Facts, since: date) -> Iterator[News]:
    for contract in facts.contracts:
        words = {"name": contract.name, "number": contract.number}
        if contract.signed_on > since:
            yield News(
                "file-text",
                _("Contract %(number)s was signed: %(name)s.") % words,
                contract.signed_on,
            )
        for change in contract.changes:
            if change.on > since:
                yield News("file-text", _("Contract %(number)s was changed.") % words, change.on)
    for currency, total in _paid(facts, since).items():
        words = {"amount": money.short(total, currency)}
        yield News("cash", _("Paid to the suppliers: %(amount)s.") % words)


def _paid(facts: Facts, since: date) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = {}
    for contract in facts.contracts:
        total = sum((one.amount for one in contract.payments if one.on > since), Decimal(0))
        if total:
            sums[contract.currency] = sums.get(contract.currency, Decimal(0)) + total * contract.share
    return sums


def _photos(facts: Facts, since: date) -> Iterator[News]:
    count = sum(photo.on > since for photo in facts.photos)
    if count:
        words = {"count": count}
        yield News("photo", ngettext("%(count)s new photo.", "%(count)s new photos.", count) % words)


def _day(day: date) -> str:
    return date_format(day, "DATE_FORMAT")
