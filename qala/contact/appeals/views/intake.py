"""The operator takes in an appeal."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from qala.contact.appeals.access import can_register, visible_appeals
from qala.contact.appeals.actions import register
from qala.contact.appeals.forms.extra import QuestionsForm
from qala.contact.appeals.forms.intake import IntakeForm
from qala.contact.appeals.intake_parts import intake_parts, tell_parts
from qala.contact.appeals.queries.nearby import reach_of, similar_open, with_photos
from qala.contact.appeals.views.reading import degrees_of, whole_of
from qala.contact.appeals.views.uploads import sent_files
from qala.contact.catalog.queries import book
from qala.ground.places.locating import locate
from qala.shared.clock import today
from qala.shared.db import atomic
from qala.shared.errors import Invalid, require
from qala.shared.form_pages import refused_beside
from qala.shared.idempotency import once


@login_required
@require_http_methods(["GET", "POST"])
@once
def new(request: HttpRequest) -> HttpResponse:
    """The form, and its errors beside the fields."""
    require(can_register(request.user))
    form = IntakeForm(
        request.POST or None,
        initial={"channel": "phone", "language": getattr(request.user, "language", "kk")},
    )
    if request.method == "POST" and form.is_valid():
        with refused_beside(form, Invalid):
            with atomic():
                made = _register(request, form)
                tell_parts(request.POST, made.appeal, by=request.user)
            text = _("Registered: %(number)s. Code for the resident: %(secret)s")
            messages.success(request, text % {"number": made.appeal.number, "secret": made.secret})
            return redirect(made.appeal)
    context = {"form": form, "parts": intake_parts(request.user)}
    return render(request, "appeals/new.html", context, status=422 if form.errors else 200)


def _register(request: HttpRequest, form: IntakeForm) -> Any:
    data = form.cleaned_data
    files, key = sent_files(request)
    return register(
        text=data["text"],
        topic_id=data["topic"],
        channel=data["channel"],
        language=data["language"],
        priority=data["priority"],
        executor_id=data["executor"],
        place=form.place(),
        person=form.person(has_agreed=True),
        files=files,
        uploader_key=key,
        procedure=data["procedure"],
        remark=data["remark"],
        by=request.user,
    )


@login_required
@require_GET
def questions(request: HttpRequest) -> HttpResponse:
    """`?topic=`: what is asked beside the words. A fragment."""
    require(can_register(request.user))
    form = QuestionsForm(whole_of(request, "topic"))
    return render(request, "appeals/parts/questions.html", {"form": form})


@login_required
@require_GET
def hints(request: HttpRequest) -> HttpResponse:
    """While the operator types: who will get it, what is promised, what is open nearby. A fragment."""
    require(can_register(request.user))
    known = book()
    context: dict[str, Any] = {}
    topic = known.topics.get(whole_of(request, "topic") or 0)
    degrees = degrees_of(request)
    located = locate(*degrees) if degrees else None
    district_id = located.district_id if located else None
    building_id = whole_of(request, "building")
    if topic is not None:
        routed = known.route(topic.pk, district_id, today(), lambda: None)
        context["executor"] = known.executor_name(routed.executor_id)
        context["terms"] = known.terms_for(topic.pk, district_id, today())
        context["topic"] = topic
    found = similar_open(
        topic_id=topic.pk if topic else None,
        point=located.point if located else None,
        building_id=building_id,
    )
    mine = found.filter(pk__in=visible_appeals(request.user).values("pk"))
    context["similar"] = with_photos(mine.select_related("status"))[:5]
    context["radius"] = round(reach_of(topic.pk if topic else None)[0])
    return render(request, "appeals/hints.html", context)
