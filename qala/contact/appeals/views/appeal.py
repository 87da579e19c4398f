"""One appeal: everything known about it, and the steps that this person may take now."""

from dataclasses import dataclass
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from qala.contact.appeals.access import can_do, can_register, can_see_inside, can_see_person, visible_appeals
from qala.contact.appeals.actions import STEPS
from qala.contact.appeals.forms.base import StepForm
from qala.contact.appeals.forms.steps import FORMS
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.queries.history import before_it, told
from qala.contact.appeals.queries.ladders import ladder_of
from qala.contact.appeals.queries.nearby import linked_ids, maybe_same
from qala.contact.appeals.queries.possible import possible_steps
from qala.contact.appeals.queries.reporters import reporter_count, reporters_of
from qala.contact.appeals.rules.duplicates import Same
from qala.contact.appeals.rules.statuses import LIFE
from qala.contact.appeals.views.uploads import sent_files
from qala.contact.catalog.queries import book
from qala.ground.people.actions.saw import saw
from qala.ground.people.models import User
from qala.shared.errors import Invalid, Missing, require
from qala.shared.form_pages import refused_beside
from qala.shared.idempotency import once
from qala.shared.transitions import Step

MOST_REPORTERS = 100


@dataclass(frozen=True)
class StepButton:
    """A step the person may take, with its form where it needs words."""

    step: Step
    form: StepForm
    url: str

    @property
    def needs_words(self) -> bool:
        """Whether a dialogue opens; otherwise one press does it."""
        return bool(self.form.fields)

    @property
    def takes_files(self) -> bool:
        """Whether files may go with it."""
        return getattr(self.form, "takes_files", False)


def seen(request: HttpRequest, number: str) -> Appeal:
    """The appeal by its number if this person may see it; Missing otherwise, so that numbers cannot be tried out."""
    rows = Appeal.objects.select_related(
        "topic__group",
        "status",
        "channel",
        "executor",
        "assignee",
        "district",
        "building__street",
        "duplicate_of",
        "origin",
    )
    appeal = rows.filter(number=number).first()
    if appeal is None or not can_see_inside(request.user, appeal):
        raise Missing
    return appeal


def buttons(user: Any, appeal: Appeal) -> list[StepButton]:
    """The open steps of the stage that the person holds the right to, in the table's order."""
    made = []
    for verb in possible_steps(appeal):
        if can_do(user, verb, appeal):
            url = reverse("appeals:step", args=[appeal.number, verb])
            made.append(StepButton(LIFE.step(verb), FORMS[verb](appeal=appeal, prefix=verb), url))
    return made


@login_required
@require_GET
def appeal_page(request: HttpRequest, number: str) -> HttpResponse:
    """The page of one appeal."""
    appeal = seen(request, number)
    mine = visible_appeals(request.user)
    duplicates = list(mine.filter(duplicate_of=appeal))
    targets = list(appeal.targets.select_related("pause_cause").order_by("starts_at", "id"))
    context = {
        "appeal": appeal,
        "buttons": buttons(request.user, appeal),
        "targets": targets,
        "ladder": ladder_of(appeal, targets),
        "procedure": book().procedure_of(appeal.procedure_id),
        "hearings": appeal.hearings.all() if appeal.is_legal else [],
        "letters": appeal.letters.all() if appeal.is_legal else [],
        "entries": told(appeal),
        "before": before_it(request.user, appeal),
        "answers": appeal.answers.select_related("organisation", "late_cause"),
        "inquiries": appeal.inquiries.all(),
        "attachments": appeal.attachments.select_related("file").order_by("role", "at", "id"),
        "assignments": appeal.assignments.select_related("organisation"),
        # Only what this person may open: the words of another executor's appeals, and of those who joined them, are
        # not theirs to read.
        "duplicates": duplicates,
        "linked": mine.filter(pk__in=linked_ids(appeal)),
        "may_see_person": can_see_person(request.user, appeal),
        "similar": _similar(request.user, appeal),
        "may_join": can_register(request.user),
        "may_merge": can_do(request.user, "merge", appeal),
        "merge_url": reverse("appeals:step", args=[appeal.number, "merge"]),
        "reporter_count": reporter_count(appeal),
        "added_words": reporters_of(appeal, [twin.pk for twin in duplicates]).exclude(words="")[
            :MOST_REPORTERS
        ],
        "crumbs": [(_("Register of appeals"), reverse("appeals:register")), (appeal.number, "")],
    }
    return render(request, "appeals/appeal.html", context)


def _similar(user: Any, appeal: Appeal) -> list[tuple[Appeal, Same]]:
    return maybe_same(appeal, visible_appeals(user)) if appeal.is_open else []


@login_required
@require_POST
def person(request: HttpRequest, number: str) -> HttpResponse:
    """Names and contacts of the writer and of those who joined, on request: whoever opens them is written down."""
    appeal = seen(request, number)
    require(can_see_person(request.user, appeal))
    applicant = getattr(appeal, "applicant", None)
    twins = visible_appeals(request.user).filter(duplicate_of=appeal).values_list("pk", flat=True)
    joined = reporters_of(appeal, twins).exclude(full_name="", phone="", email="")[:MOST_REPORTERS]
    people = [applicant, *joined] if applicant is not None else list(joined)
    for each in people:
        saw(cast(User, request.user), each, f"appeal {appeal.number}")
    context = {"applicant": applicant, "reporters": joined, "appeal": appeal}
    response = render(request, "appeals/person.html", context)
    response["Cache-Control"] = "no-store"
    return response


@login_required
@require_http_methods(["GET", "POST"])
@once
def step(request: HttpRequest, number: str, verb: str) -> HttpResponse:
    """Take one step; a form with errors comes back as its own page."""
    appeal = seen(request, number)
    if verb not in STEPS:
        raise Missing
    require(can_do(request.user, verb, appeal))
    # "Merge into it" on the page names the other appeal.
    known = {"other": request.GET.get("into", "")[:30]}
    form = FORMS[verb](
        request.POST if request.method == "POST" else None, appeal=appeal, prefix=verb, initial=known
    )
    button = StepButton(LIFE.step(verb), form, reverse("appeals:step", args=[number, verb]))
    if request.method == "POST" and form.is_valid():
        with refused_beside(form, Invalid):
            made = _carry_out(request, appeal, verb, form)
            messages.success(request, _("Done: %(step)s") % {"step": LIFE.step(verb).label})
            return redirect(_next_page(request, appeal, made))
    context = {
        "appeal": appeal,
        "button": button,
        "crumbs": [(number, appeal.get_absolute_url()), (button.step.label, "")],
    }
    return render(request, "appeals/step.html", context, status=422 if form.errors else 200)


def _carry_out(request: HttpRequest, appeal: Appeal, verb: str, form: StepForm) -> Any:
    given = form.given()
    if getattr(form, "takes_files", False):
        proves = getattr(form, "proves", False)
        given["files"], given["uploader_key"] = sent_files(request, keep_position=proves)
    return STEPS[verb](appeal_id=appeal.pk, by=request.user, **given)


def _next_page(request: HttpRequest, appeal: Appeal, made: Any) -> str:
    """To the appeal that a step has made; back to this one; or to the desk when the step took it out of sight."""
    if isinstance(made, Appeal) and made.pk != appeal.pk and can_see_inside(request.user, made):
        return made.get_absolute_url()
    appeal.refresh_from_db(fields=["executor", "resident"])
    return appeal.get_absolute_url() if can_see_inside(request.user, appeal) else reverse("appeals:desk")
