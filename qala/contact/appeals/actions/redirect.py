"""Pass the appeal to another executor."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.actions.hand_over import hand_over
from qala.contact.appeals.actions.moving import begin, finish
from qala.contact.appeals.models import Appeal
from qala.contact.catalog.queries import book
from qala.contact.catalog.rules.routing import Reason
from qala.shared.clock import today
from qala.shared.db import atomic
from qala.shared.errors import Invalid


def redirect(*, appeal_id: int, executor_id: int, reason: str, by: Any) -> Appeal:
    """The old executor's clock stops, the new one's accept term starts. Raises as `moving.begin`; Invalid."""
    with atomic():
        move = begin(appeal_id, "redirect", by, reason=reason)
        loser_id = move.appeal.executor_id
        check_receiver(executor_id, loser_id)
        hand_over(move, executor_id, reason=Reason.BY_HAND, outcome="redirected", note=reason.strip(), by=by)
        data = {"from": loser_id, "to": executor_id}
        return finish(move, status="redirected", note=reason.strip(), data=data, heirs=(loser_id,))


def check_receiver(executor_id: int, holder_id: int | None) -> None:
    """Raises Invalid when the body has the appeal already or is not active."""
    if executor_id == holder_id:
        raise Invalid(fields={"executor": _("This organisation has the appeal already.")})
    if not book().is_executor_active(executor_id, today()):
        raise Invalid(fields={"executor": _("This organisation is not active.")})
