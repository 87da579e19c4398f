"""Scripts: the list, the tree of a draft, and its forms."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from qala.contact.knowledge.access import can_edit, can_view, visible_scripts
from qala.contact.knowledge.actions import publish_script, remove_step, save_script, save_step
from qala.contact.knowledge.actions.scripts import CARD_VERBS
from qala.contact.knowledge.forms import NewScriptForm, ScriptForm, StepForm
from qala.contact.knowledge.models import Script, ScriptStep
from qala.contact.knowledge.queries.scripts import draft_faults
from qala.contact.knowledge.rules.scripts import StepKind
from qala.contact.knowledge.views.common import crumbs, editable_script, form_page
from qala.shared import timeline
from qala.shared.db import as_id, found
from qala.shared.errors import require
from qala.shared.idempotency import once


@dataclass
class Branch:
    """A step with what hangs below it and what is wrong with it."""

    step: ScriptStep
    faults: list[Any]
    add_url: str
    branches: list["Branch"] = field(default_factory=list)

    @property
    def is_question(self) -> bool:
        """Whether answers may be added."""
        return self.step.kind == StepKind.QUESTION


@login_required
@require_GET
def scripts(request: HttpRequest) -> HttpResponse:
    """All scripts that the person may walk."""
    require(can_view(request.user))
    rows = visible_scripts(request.user).select_related("published").prefetch_related("topics")
    context = {
        "scripts": rows.annotate(walks_count=Count("versions__walks")),
        "may_edit": can_edit(request.user),
        "crumbs": crumbs((_("Scripts"), "")),
    }
    return render(request, "knowledge/scripts.html", context)


def _trail(*more: tuple[str, str]) -> list[tuple[str, str]]:
    return crumbs((_("Scripts"), reverse("knowledge:scripts")), *more)


@login_required
@require_GET
def script_page(request: HttpRequest, code: str) -> HttpResponse:
    """The draft as a tree, with what stands against publishing it."""
    script = editable_script(request, code)
    faults = draft_faults(script)
    steps = list(script.steps.select_related("article__published", "article__latest", "topic"))
    add_url = reverse("knowledge:new_step", args=[code])
    branches = {
        step.pk: Branch(
            step, [fault.message for fault in faults if fault.key == step.pk], f"{add_url}?parent={step.pk}"
        )
        for step in steps
    }
    for step in steps:
        if step.parent_id is not None:
            branches[step.parent_id].branches.append(branches[step.pk])
    tree = [step.as_node().as_data() for step in steps]
    context = {
        "script": script,
        "roots": [branches[step.pk] for step in steps if step.parent_id is None],
        "faults": faults,
        "is_changed": script.published is None or script.published.tree != tree,
        "entries": timeline.of(script),
        "crumbs": _trail((script.name, "")),
    }
    return render(request, "knowledge/script.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@once
def new_script(request: HttpRequest) -> HttpResponse:
    """Make a script."""
    require(can_edit(request.user))
    form = NewScriptForm(request.POST or None)

    def write(data: dict[str, Any]) -> str:
        return save_script(script_id=None, by=request.user, **data).get_absolute_url()

    heading, back = _("New script"), reverse("knowledge:scripts")
    return form_page(request, form, write=write, heading=heading, back=back, trail=_trail((heading, "")))


@login_required
@require_http_methods(["GET", "POST"])
@once
def edit_script(request: HttpRequest, code: str) -> HttpResponse:
    """Change name, topics and use."""
    script = editable_script(request, code)
    initial = {
        "topics": list(script.topics.values_list("pk", flat=True)),
        "seen": timeline.newest(script, *CARD_VERBS),
    }
    form = ScriptForm(request.POST or None, instance=script, initial=initial)

    def write(data: dict[str, Any]) -> str:
        return save_script(script_id=script.pk, by=request.user, **data).get_absolute_url()

    back = script.get_absolute_url()
    trail = _trail((script.name, back), (_("Edit"), ""))
    return form_page(request, form, write=write, heading=script.name, back=back, trail=trail)


@login_required
@require_POST
@once
def publish(request: HttpRequest, code: str) -> HttpResponse:
    """Make the draft the script that is walked."""
    script = editable_script(request, code)
    version = publish_script(script_id=script.pk, by=request.user)
    messages.success(request, _("Version %(number)d is published.") % {"number": version.number})
    return redirect(script.get_absolute_url())


@login_required
@require_http_methods(["GET", "POST"])
@once
def new_step(request: HttpRequest, code: str) -> HttpResponse:
    """Add the first step, or an answer below the question `?parent=`."""
    script = editable_script(request, code)
    parent = _parent(request, script)
    form = StepForm(request.POST or None, is_first=parent is None)

    def write(data: dict[str, Any]) -> str:
        parent_id = parent.pk if parent else None
        save_step(script_id=script.pk, step_id=None, parent_id=parent_id, by=request.user, **data)
        return script.get_absolute_url()

    heading = _("New answer") if parent else _("First step")
    return _step_form(request, script, form, write=write, heading=heading, parent=parent)


def _parent(request: HttpRequest, script: Script) -> ScriptStep | None:
    value = request.GET.get("parent", "")
    if not value:
        return None
    parent: ScriptStep = found(script.steps.all(), pk=as_id(value))
    return parent


@login_required
@require_http_methods(["GET", "POST"])
@once
def edit_step(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Change a step."""
    script = editable_script(request, code)
    step: ScriptStep = found(script.steps.select_related("parent"), pk=pk)
    initial = {
        "article": step.article_id or "",
        "topic": step.topic_id or "",
        "seen": timeline.newest(script, step=pk),
    }
    form = StepForm(request.POST or None, instance=step, initial=initial, is_first=step.parent_id is None)

    def write(data: dict[str, Any]) -> str:
        save_step(script_id=script.pk, step_id=pk, by=request.user, **data)
        return script.get_absolute_url()

    return _step_form(request, script, form, write=write, heading=_("Edit step"), parent=step.parent)


def _step_form(request: HttpRequest, script: Script, form: StepForm, **words: Any) -> HttpResponse:
    parent: ScriptStep | None = words.pop("parent")
    back = script.get_absolute_url()
    trail = _trail((script.name, back), (words["heading"], ""))
    return form_page(request, form, back=back, trail=trail, lead=parent.text if parent else "", **words)


@login_required
@require_POST
@once
def drop_step(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Take a step out with everything below it."""
    script = editable_script(request, code)
    remove_step(script_id=script.pk, step_id=pk, by=request.user)
    messages.success(request, _("The step is removed from the draft."))
    return redirect(script.get_absolute_url())
