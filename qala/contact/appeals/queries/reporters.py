"""Who stands behind an appeal beside the person who wrote it first."""

from django.conf import settings
from django.db.models import Q
from django.utils.crypto import constant_time_compare

from qala.contact.appeals.models import Appeal, Reporter
from qala.contact.appeals.rules.numbers import read_number, secret_hash


def reporter_count(appeal: Appeal) -> int:
    """How many people or calls beside the first: joined ones, merged appeals and those who had joined them. Two
    statements."""
    joined = Reporter.objects.filter(Q(appeal=appeal) | Q(appeal__duplicate_of=appeal)).count()
    return joined + Appeal.objects.filter(duplicate_of=appeal).count()


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
