"""What people made of the data, as everybody sees it and as moderators wait for it."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from qala.office.projects.registries import Errand
from qala.public.opendata.access import can_moderate, shown_uses
from qala.public.opendata.models import Reuse, ReuseVersion
from qala.public.opendata.queries.addresses import page_url, whole
from qala.public.opendata.rules.datasets import DATASETS
from qala.public.opendata.rules.statuses import State, Wording
from qala.shared import timeline
from qala.shared.clock import city_zone

FEW, MOST = 3, 1000
# The newest of these says how its teller's words stand; a note only where they were refused.
ANSWERED = ("propose", "revise", "show", "show_revision", "decline", "take_down", "decline_revision")


def uses(dataset: str = "") -> QuerySet[Reuse]:
    """Shown ones, of one dataset or of all."""
    rows = shown_uses()
    return rows.filter(datasets__contains=[dataset]) if dataset else rows


def at_address(address: str) -> QuerySet[Reuse]:
    """The one that has the address: it waits or is shown. A constraint lets no second one be."""
    return Reuse.objects.filter(address=address, state__in=(State.PROPOSED, State.SHOWN))


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


def for_moderators(queryset: QuerySet[Reuse] | None = None) -> QuerySet[Reuse]:
    """With `is_revised`: words that its teller changed wait. All of them, or those of `queryset`."""
    waits = ReuseVersion.objects.filter(reuse=OuterRef("pk"), state=Wording.WAITS)
    rows = Reuse.objects.all() if queryset is None else queryset
    return rows.annotate(is_revised=Q(state=State.SHOWN) & Exists(waits))


def waiting_words(row: Reuse) -> ReuseVersion | None:
    """Its teller's that no moderator has decided about."""
    return row.versions.filter(state=Wording.WAITS).first()


def refusal(row: Reuse) -> str:
    """Why it, or the words that its teller changed last, are not shown; "" where nothing was refused since."""
    last = timeline.of(row).filter(verb__in=ANSWERED).order_by("-pk").first()
    return last.note if last is not None else ""


def differences(row: Reuse, asked: ReuseVersion) -> list[tuple[str, str, str, bool]]:
    """Label, what is shown, what its teller wants, whether these are addresses; of what is another alone."""
    found = []
    for name, value in asked.words.items():
        before, after = (_said(name, each) for each in (getattr(row, name), value))
        if before != after:
            label = str(Reuse._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
            found.append((label, before, after, name == "address"))
    return found


def _said(name: str, value: Any) -> str:
    if name != "datasets":
        return str(value)
    return ", ".join(str(DATASETS[code].title) for code in value if code in DATASETS)


def waiting() -> QuerySet[Reuse]:
    """What a moderator has to decide: new ones, and shown ones with changed words. The earliest told first."""
    return for_moderators().filter(Q(state=State.PROPOSED) | Q(is_revised=True)).order_by("proposed_at", "id")


def to_decide(user: Any) -> Iterator[Errand]:
    """One line for those who decide, while anything waits. One statement."""
    if can_moderate(user) and (count := waiting().count()):
        words = _("Decide about uses of open data: %(count)d") % {"count": count}
        yield Errand(words, reverse("opendata:uses_desk"), _("Open data"), None)
