"""Deciding: train, put into use, dismiss, set the rules."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from qala.contact.suggestions.access import can_decide
from qala.contact.suggestions.actions import activate, dismiss, set_rule
from qala.contact.suggestions.forms import RuleForm
from qala.contact.suggestions.queries.rules import rule_for
from qala.contact.suggestions.rules.kinds import Kind
from qala.contact.suggestions.tasks import train_classifier
from qala.contact.suggestions.views.models import found
from qala.shared.errors import Invalid, Missing, require
from qala.shared.form_pages import form_page
from qala.shared.idempotency import once
from qala.shared.jobs import defer


@login_required
@require_POST
@once
def ask_training(request: HttpRequest) -> HttpResponse:
    """Queue a training; a worker carries it out."""
    require(can_decide(request.user))
    kind = request.POST.get("kind", "")
    if kind not in Kind.values:
        raise Invalid(fields={"kind": _("There is no such kind of suggestion.")})
    defer(train_classifier, kind=kind, by_id=request.user.pk)
    messages.success(request, _("The training is queued; its card appears here when it has ended."))
    return redirect("suggestions:models")


@login_required
@require_POST
@once
def decide(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Put into use, or dismiss."""
    model = found(pk)
    if verb == "activate":
        activate(model_id=model.pk, by=request.user)
        messages.success(request, _("%(name)s is in use now.") % {"name": model})
    elif verb == "dismiss":
        dismiss(model_id=model.pk, by=request.user)
        messages.success(request, _("Done."))
    else:
        raise Missing
    return redirect(model)


@login_required
@require_http_methods(["GET", "POST"])
@once
def rule(request: HttpRequest, kind: str) -> HttpResponse:
    """A new version of the rule for one kind."""
    require(can_decide(request.user))
    if kind not in Kind.values:
        raise Missing
    form = RuleForm(request.POST or None, instance=rule_for(kind))
    back = reverse("suggestions:models")
    heading = _("Rule of suggestions: %(kind)s") % {"kind": Kind(kind).label}
    lead = _("Holds from the chosen day on; shares are numbers from 0 to 1.")
    return form_page(
        request, form, heading, back, lambda data: set_rule(kind=kind, by=request.user, **data), lead=lead
    )
