"""What waits for a person."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from qala.ground.people.access import can
from qala.office.fiveyear.access import APPROVE, KEEP
from qala.office.fiveyear.models import PlanVersion, Remark
from qala.office.fiveyear.rules.statuses import Stage
from qala.office.projects.registries import Errand


def waiting(user: Any) -> Iterator[Errand]:
    """Remarks without an answer for the office, versions to approve for the curator."""
    if can(user, KEEP):
        rows = Remark.objects.filter(answered_at=None, version__stage=Stage.DISCUSSION)
        for row in rows.select_related("version__plan", "department").order_by("pk")[:50]:
            words = _("Answer the remark of %(department)s") % {"department": row.department.name}
            url = f"{row.version.get_absolute_url()}#remarks"
            yield Errand(words, url, _("Five-year plan"), row.version.discussed_until)
    if can(user, APPROVE):
        for version in PlanVersion.objects.filter(stage=Stage.APPROVAL).select_related("plan"):
            words = _("Approve %(plan)s, version %(number)s") % {
                "plan": version.plan.name,
                "number": version.number,
            }
            yield Errand(words, version.get_absolute_url(), _("Five-year plan"))
