"""What services ask: pages of those who keep them."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from qala.contact.catalog.models import Topic
from qala.contact.open311 import actions
from qala.contact.open311.access import can_keep_services
from qala.contact.open311.forms import NewQuestionForm, OfferForm, QuestionForm
from qala.contact.open311.models import ServiceOffer, ServiceQuestion
from qala.contact.open311.queries.services import questions_of, service_list
from qala.contact.open311.views.pages import form_page
from qala.shared.db import found
from qala.shared.errors import require
from qala.shared.idempotency import once


def crumbs(*more: tuple[str, str]) -> list[tuple[str, str]]:
    """Breadcrumbs under the list of services."""
    return [(_("Open311 services"), reverse("open311:keep_services")), *more]


@login_required
@require_GET
def services(request: HttpRequest) -> HttpResponse:
    """Every service as other programs see it."""
    require(can_keep_services(request.user))
    kinds = dict(ServiceOffer.Kind.choices)
    rows = [{**each, "kind_name": kinds[each["type"]]} for each in service_list()]
    return render(request, "open311/services.html", {"services": rows})


@login_required
@require_http_methods(["GET", "POST"])
@once
def service(request: HttpRequest, code: str) -> HttpResponse:
    """One service: how it is offered, what it asks."""
    require(can_keep_services(request.user))
    topic = found(Topic, code=code)
    offer = ServiceOffer.objects.filter(topic=topic).first()

    def write(data: dict[str, Any]) -> HttpResponse:
        actions.offer_service(topic=topic, by=request.user, **data)
        messages.success(request, _("Saved."))
        return redirect("open311:keep_service", code)

    form = OfferForm(request.POST or None, instance=offer)
    back = reverse("open311:keep_services")
    trail, questions = crumbs((topic.name, "")), questions_of(topic.pk)
    return form_page(request, form, topic.name, back, write, crumbs=trail, topic=topic, questions=questions)


@login_required
@require_http_methods(["GET", "POST"])
@once
def new_question(request: HttpRequest, code: str) -> HttpResponse:
    """Ask something more."""
    require(can_keep_services(request.user))
    topic = found(Topic, code=code)
    last = ServiceQuestion.objects.filter(topic=topic).order_by("-order").first()
    form = NewQuestionForm(request.POST or None, initial={"order": last.order + 1 if last else 1})
    return _question_page(request, topic, form, _("New question"))


@login_required
@require_http_methods(["GET", "POST"])
@once
def edit_question(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask it otherwise."""
    require(can_keep_services(request.user))
    question = found(ServiceQuestion, pk=pk)
    lines = [f"{c.key} | {c.name_kk} | {c.name_ru} | {c.name_en}" for c in question.choices.order_by("order")]
    form = QuestionForm(request.POST or None, instance=question, initial={"choices": "\n".join(lines)})
    return _question_page(request, question.topic, form, question.name, question)


@login_required
@require_POST
@once
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask it no more."""
    question = ServiceQuestion.objects.select_related("topic").filter(pk=pk).first()
    actions.remove_question(question_id=pk, by=request.user)
    messages.success(request, _("The question is removed."))
    assert question is not None
    return redirect("open311:keep_service", question.topic.code)


def _question_page(
    request: HttpRequest,
    topic: Topic,
    form: QuestionForm,
    heading: str,
    question: ServiceQuestion | None = None,
) -> HttpResponse:
    back = reverse("open311:keep_service", args=[topic.code])

    def write(data: dict[str, Any]) -> HttpResponse:
        code = question.code if question else data.pop("code")
        question_id = question.pk if question else None
        actions.save_question(topic=topic, by=request.user, code=code, question_id=question_id, **data)
        messages.success(request, _("Saved."))
        return redirect(back)

    return form_page(
        request, form, heading, back, write, question=question, crumbs=crumbs((topic.name, back))
    )
