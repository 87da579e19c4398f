"""What waits for a person of the office, and what residents are asked about a version of the plan."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from qala.office.fiveyear.models import PlanVersion
from qala.office.fiveyear.registries import Beside
from qala.office.projects.registries import Errand
from qala.public.consultations.access import can_keep, can_see_inside
from qala.public.consultations.models import Consultation, ConsultationRemark
from qala.public.consultations.rules.statuses import Stage, State

MOST = 50


def waiting(user: Any) -> Iterator[Errand]:
    """Public remarks without a reply, the earliest due first. One statement."""
    if not can_keep(user):
        return
    rows = ConsultationRemark.objects.filter(
        state=State.SHOWN, replied_at=None, consultation__stage__in=(Stage.OPEN, Stage.ANSWERING)
    )
    rows = rows.select_related("consultation").defer("consultation__document").order_by("due_on", "id")
    for row in rows[:MOST]:
        words = _("Reply to the remark of a resident № %(number)d") % {"number": row.number}
        url = f"{row.consultation.get_absolute_url()}#remark-{row.number}"
        yield Errand(words, url, _("Consultations"), row.due_on)


def about_version(user: Any, version: PlanVersion) -> Iterator[Beside]:
    """Consultations on the version, the newest first. One statement."""
    if not can_see_inside(user):
        return
    for row in Consultation.objects.filter(version=version).defer("document").order_by("-opens_on", "-pk"):
        yield Beside(str(row), row.get_absolute_url(), row.get_stage_display())
