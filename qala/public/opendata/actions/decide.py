"""Withdraw a dataset with the reason, or release it again."""

from typing import Any

from django.db import IntegrityError
from django.utils.translation import gettext_lazy as _

from qala.office.projects.actions.publish import require_public
from qala.public.opendata.access import can_release
from qala.public.opendata.events import DatasetDecided
from qala.public.opendata.models import ReleaseDecision
from qala.public.opendata.rules.datasets import DATASETS
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.db import atomic
from qala.shared.errors import Conflict, Invalid, Missing, require
from qala.shared.events import publish


def decide(*, dataset: str, is_withdrawn: bool, reason: str, by: Any) -> ReleaseDecision:
    """Raises NotAllowed, Missing (no such dataset), Invalid (no reason), Conflict (it stands so already)."""
    with atomic():
        last = ReleaseDecision.objects.select_for_update().filter(dataset=dataset).order_by("-number").first()
        require(can_release(by))
        if dataset not in DATASETS:
            raise Missing
        if not reason.strip():
            raise Invalid(fields={"reason": _("Say why: everybody reads it.")})
        require_public(reason)
        if (last is not None and last.is_withdrawn) == is_withdrawn:
            raise Conflict(_("The dataset stands so already."))
        row = _written(dataset, last.number + 1 if last else 1, is_withdrawn, reason.strip()[:500], by)
        timeline.add(row, "withdraw" if is_withdrawn else "release", by=by, note=row.reason)
        told = DatasetDecided(dataset=dataset, is_withdrawn=is_withdrawn, by_id=by.pk, number=row.number)
        publish(told)
    return row


def _written(dataset: str, number: int, is_withdrawn: bool, reason: str, by: Any) -> ReleaseDecision:
    """The first decision has no row to lock: the unique number decides a race."""
    try:
        with atomic():
            return ReleaseDecision.objects.create(
                dataset=dataset, number=number, is_withdrawn=is_withdrawn, reason=reason, at=now(), by=by
            )
    except IntegrityError as error:
        raise Conflict(_("The dataset stands so already.")) from error
