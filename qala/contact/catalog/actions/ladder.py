"""Change who is told of a term that runs out."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.contact.catalog.access import can_edit_procedures
from qala.contact.catalog.events import LadderChanged
from qala.contact.catalog.models import EscalationStep, Procedure
from qala.contact.catalog.queries import forget_book
from qala.contact.catalog.rules.ladder import Where
from qala.contact.catalog.rules.stages import TargetKind
from qala.ground.people.rules import roles
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, require
from qala.shared.events import publish


def add_rung(
    *, procedure: Procedure, kind: str, share: int, role: str, where: str, valid_from: date, by: Any
) -> EscalationStep:
    """A step of the ladder from a day on. Raises NotAllowed, Invalid (a duty that is not held there), Conflict."""
    require(can_edit_procedures(by))
    known = roles.find(role)
    if known is None or not known.fits(has_organisation=where == Where.EXECUTOR):
        raise Invalid(fields={"role": _("Nobody holds this duty there.")})
    if not 1 <= share <= 1000 or kind not in TargetKind.values or where not in Where.values:
        raise Invalid(fields={"share": _("Between 1 and 1000 per cent.")})
    words = {"procedure": procedure, "kind": kind, "share": share, "role": role, "where": where}
    with atomic():
        lock(Procedure, procedure.pk)
        # The new one has no end, so everything that ends after its beginning overlaps it.
        if EscalationStep.objects.filter(Q(valid_to=None) | Q(valid_to__gt=valid_from), **words).exists():
            text = _("This step stands in the ladder already in this time.")
            raise Conflict(text, code="rung_exists", fields={"valid_from": text})
        made = EscalationStep.objects.create(**words, valid_from=valid_from)
        timeline.add(procedure, "add_rung", by=by, note=f"{share} % → {known.label}")
        publish(LadderChanged(made.pk))
    forget_book()
    return made


def end_rung(*, rung: EscalationStep, valid_to: date, by: Any) -> EscalationStep:
    """The step no longer holds from a day on. Raises NotAllowed, Invalid."""
    require(can_edit_procedures(by))
    with atomic():
        kept = lock(EscalationStep, rung.pk)
        if valid_to < today() or valid_to <= kept.valid_from:
            raise Invalid(fields={"valid_to": _("The end must lie ahead and after the beginning.")})
        kept.valid_to = valid_to
        kept.save()
        timeline.add(kept.procedure, "end_rung", by=by, note=f"{kept.share} % → {kept.role_label}")
        publish(LadderChanged(kept.pk))
    forget_book()
    return kept
