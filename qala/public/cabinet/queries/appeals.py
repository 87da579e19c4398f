"""A resident's appeals: written, joined, and those that are theirs by a confirmed address or phone."""

from typing import Any

from allauth.account.models import EmailAddress
from django.db.models import DateTimeField, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from qala.contact.appeals.models import Appeal, Reporter
from qala.public.cabinet.models import Reading
from qala.shared.models import TimelineEntry
from qala.shared.timeline import kind_of

KIND = kind_of(Appeal)


def own_appeals(user: Any) -> QuerySet[Any]:
    """Written under the account, each with `is_new`: something public has happened since the person looked."""
    return marked(Appeal.objects.filter(resident_id=user.pk or 0), user)


def marked(rows: QuerySet[Appeal], user: Any) -> QuerySet[Any]:
    """With `is_new` and `why_moved` (the last reason for a longer or stopped term)."""
    seen = Reading.objects.filter(user_id=user.pk or 0, appeal_id=OuterRef("pk")).values("read_at")[:1]
    public = TimelineEntry.objects.filter(subject_kind=KIND, subject_id=OuterRef("pk"), is_public=True)
    since = Coalesce(OuterRef("read_at"), OuterRef("received_at"))
    news = public.filter(at__gt=since).filter(Q(by=None) | ~Q(by_id=user.pk or 0))
    moved = public.filter(verb__in=("extend", "pause")).order_by("-at", "-id").values("note")[:1]
    return rows.annotate(read_at=Subquery(seen, output_field=DateTimeField())).annotate(
        is_new=Exists(news), why_moved=Subquery(moved)
    )


def unread_count(user: Any) -> int:
    """How many own appeals have news. One statement."""
    return own_appeals(user).filter(is_new=True).count()


def own_reports(user: Any) -> QuerySet[Reporter]:
    """Appeals of others that the person joined under the account."""
    return Reporter.objects.filter(resident_id=user.pk or 0)


def confirmed_emails(user: Any) -> list[str]:
    """Addresses the person has proven. One statement."""
    rows = EmailAddress.objects.filter(user_id=user.pk or 0, verified=True)
    return [address.lower() for address in rows.values_list("email", flat=True)]


def matching_appeals(user: Any) -> QuerySet[Appeal]:
    """Appeals without an account whose writer left this person's proven address or phone. `User.phone` is proven;
    numbers that wait for their code stand elsewhere."""
    same = Q(pk__in=[])
    if emails := confirmed_emails(user):
        same |= Q(applicant__email__in=emails)
    if user.phone:
        same |= Q(applicant__phone=user.phone)
    return Appeal.objects.filter(same, resident=None)


def matching_reports(user: Any) -> QuerySet[Reporter]:
    """The same for parts in appeals of others."""
    same = Q(pk__in=[])
    if emails := confirmed_emails(user):
        same |= Q(email__in=emails)
    if user.phone:
        same |= Q(phone=user.phone)
    return Reporter.objects.filter(same, resident=None)
