"""Who stands behind an appeal beside the person who wrote it first."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils.crypto import constant_time_compare

from qala.contact.appeals.models import Appeal, Reporter
from qala.contact.appeals.rules.numbers import read_number, secret_hash
from qala.shared.ready import Ready


def twin_ids(appeal: Appeal) -> list[int]:
    """The appeals merged into this one. One statement on its index."""
    return [pk for (pk,) in _TWINS(appeal.pk)]


def writable_reporters(appeal: Appeal, twins: list[int]) -> list[int]:
    """The ids of those among `reporters_of` who left an e-mail address."""
    if not twins:
        return [pk for (pk,) in _WRITABLE(appeal.pk)]
    return list(reporters_of(appeal, twins).exclude(email="").values_list("pk", flat=True))


def reporters_of(appeal: Appeal, twins: Iterable[int]) -> QuerySet[Reporter]:
    """Who joined the appeal or one of these that were merged into it; by ids, so that the index answers."""
    return Reporter.objects.filter(appeal_id__in=[appeal.pk, *twins])


def reporter_count(appeal: Appeal) -> int:
    """How many people or calls beside the first: joined ones, merged appeals and those who had joined them. Two
    statements."""
    twins = twin_ids(appeal)
    return len(twins) + reporters_of(appeal, twins).count()


def reporter_by_number(typed: str) -> Reporter | None:
    """The reporter that a number means, with the appeal as it stands; None when there is no such."""
    number = read_number(typed)
    rows = Reporter.objects.select_related("appeal__duplicate_of")
    return rows.filter(number=number).first() if number else None


def shared_appeal(reporter: Reporter) -> Appeal:
    """The appeal that the reporter follows: the one joined, or the one it was merged into."""
    return reporter.appeal.duplicate_of or reporter.appeal


def opens_as_reporter(reporter: Reporter, secret: str) -> bool:
    """Whether the code is the reporter's own."""
    return constant_time_compare(reporter.secret_hash, secret_hash(secret, key=settings.SECRET_KEY))


# At every answer, mostly for nobody.
_TWINS: Ready[Any] = Ready(
    lambda pk: Appeal.objects.filter(duplicate_of_id=pk).order_by("pk").values_list("pk"), -1
)
_WRITABLE: Ready[Any] = Ready(
    lambda pk: Reporter.objects.filter(appeal_id=pk).exclude(email="").values_list("pk"), -1
)
