"""A person puts a classifier into use, or decides against it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.suggestions.access import can_decide
from qala.contact.suggestions.events import ClassifierActivated
from qala.contact.suggestions.models import ClassifierModel
from qala.contact.suggestions.rules.kinds import State
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.db import atomic, found, lock
from qala.shared.errors import Conflict, require
from qala.shared.events import publish

KEPT = 3
"""Retired classifiers of a kind whose bytes are kept, to go back to."""


def activate(*, model_id: int, by: Any) -> ClassifierModel:
    """The classifier answers from now on; the one before retires.

    Raises Missing, NotAllowed, Conflict (in use already, weaker, dismissed, or its bytes are gone).
    """
    with atomic():
        model = _lock_kind(model_id)
        require(can_decide(by))
        if not model.can_become_active:
            raise Conflict(_("This classifier cannot be put into use."), code="not_proposed")
        for old in ClassifierModel.objects.filter(kind=model.kind, state=State.ACTIVE):
            old.state, old.decided_at, old.decided_by = State.RETIRED, now(), by
            old.save(update_fields=["state", "decided_at", "decided_by"])
            timeline.add(old, "retire", by=by)
        model.state, model.decided_at, model.decided_by = State.ACTIVE, now(), by
        model.save(update_fields=["state", "decided_at", "decided_by"])
        _forget_old(model.kind)
        timeline.add(model, "activate", by=by)
        publish(ClassifierActivated(model.pk, by.pk))
    return model


def _lock_kind(model_id: int) -> ClassifierModel:
    """All classifiers of its kind are locked, in the order of ids: of two people who put different ones into use the
    second sees what the first has done."""
    kind = found(ClassifierModel, pk=model_id).kind
    rows = ClassifierModel.objects.select_for_update(no_key=True).filter(kind=kind).order_by("pk")
    return next(row for row in rows if row.pk == model_id)


def _forget_old(kind: str) -> None:
    retired = ClassifierModel.objects.filter(kind=kind, state=State.RETIRED, size_bytes__gt=0)
    old = retired.order_by("-decided_at").values_list("pk", flat=True)[KEPT:]
    ClassifierModel.objects.filter(pk__in=list(old)).update(packed=b"", size_bytes=0)


def dismiss(*, model_id: int, by: Any, reason: str = "") -> ClassifierModel:
    """A proposal is not taken; a classifier in use stops answering and nothing is suggested any more.

    Raises Missing, NotAllowed, Conflict.
    """
    with atomic():
        model = lock(ClassifierModel, model_id)
        require(can_decide(by))
        if model.state not in (State.PROPOSED, State.ACTIVE):
            raise Conflict(_("There is nothing to decide about this classifier."), code="decided_already")
        was_active = model.state == State.ACTIVE
        model.state = State.RETIRED if was_active else State.DISMISSED
        model.decided_at, model.decided_by = now(), by
        model.save(update_fields=["state", "decided_at", "decided_by"])
        if not was_active:
            ClassifierModel.objects.filter(pk=model.pk).update(packed=b"", size_bytes=0)
        timeline.add(model, "retire" if was_active else "dismiss", by=by, note=reason.strip())
    model.refresh_from_db(fields=["size_bytes"])
    return model
