"""What people made of the data, as everybody sees it and as moderators wait for it."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from qala.office.projects.registries import Errand
from qala.public.opendata.access import can_moderate, shown_uses
from qala.public.opendata.models import Reuse
from qala.public.opendata.queries.addresses import page_url, whole
from qala.public.opendata.rules.statuses import State
from qala.shared.clock import city_zone

FEW, MOST = 3, 1000


def uses(dataset: str = "") -> QuerySet[Reuse]:
    """Shown ones, of one dataset or of all."""
    rows = shown_uses()
    return rows.filter(datasets__contains=[dataset]) if dataset else rows


def told(dataset: str = "") -> list[dict[str, Any]]:
    """The same for programs: nothing of who decided, or of what is not shown."""
    return [
        {
            "title": row.title,
            "address": row.address,
            "maker": row.maker,
            "about": row.about,
            "language": row.language,
            "datasets": [{"code": one.code, "address": whole(page_url(one))} for one in row.used],
            "shown": localdate(row.decided_at, city_zone()).isoformat(),
        }
        for row in uses(dataset)[:MOST]
    ]


def to_decide(user: Any) -> Iterator[Errand]:
    """One line for those who decide, while anything waits. One statement."""
    if can_moderate(user):
        rows = Reuse.objects.filter(state=State.PROPOSED)
        if count := rows.count():
            words = _("Decide about uses of open data: %(count)d") % {"count": count}
            yield Errand(words, reverse("opendata:uses_desk"), _("Open data"), None)
