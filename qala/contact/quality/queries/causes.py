"""Why answers came late, by the reasons of the city's list."""

from datetime import datetime, time, timedelta

from django.db.models import Count, Q
from django.urls import reverse

from qala.contact.appeals.models import Answer
from qala.contact.catalog.queries import book
from qala.contact.quality.queries import words
from qala.contact.quality.queries.asking import Asked
from qala.contact.quality.queries.tiles import Cell
from qala.shared.clock import city_zone


def late_causes(asked: Asked) -> list[tuple[str, Cell]]:
    """The appeals received in the period with a late answer, by its reason, the commonest first; one statement, over
    the index of the reasons or of the receipts."""
    zone, period = city_zone(), asked.period
    begins = datetime.combine(period.first, time(), zone)
    late = Answer.objects.order_by().filter(
        late_cause__isnull=False,
        appeal__received_at__gte=datetime.combine(period.before.first, time(), zone),
        appeal__received_at__lt=datetime.combine(period.last + timedelta(days=1), time(), zone),
        **{f"appeal__{name}_id__in": keys for name, keys in asked.choice.keys.items()},
    )
    counts = late.values_list("late_cause_id").annotate(
        now=Count("appeal_id", distinct=True, filter=Q(appeal__received_at__gte=begins)),
        before=Count("appeal_id", distinct=True, filter=Q(appeal__received_at__lt=begins)),
    )
    names = {cause.pk: cause.name for cause in book().causes.values()}
    found = sorted(counts, key=lambda row: (-row[1], -row[2], row[0]))
    whole = sum(row[1] for row in found)
    return [(names.get(pk, str(pk)), _cell(asked, pk, count, before, whole)) for pk, count, before in found]


def _cell(asked: Asked, pk: int, count: int, before: int, whole: int) -> Cell:
    url = f"{reverse('appeals:register')}?{asked.rows(cause=pk)}" if count else ""
    share = words.percent(count / whole) if count else ""
    return Cell(words.number(count), url, count, words.number(before), share)
