"""Answer templates, the city's numbers and map links."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from qala.contact.fieldwork.access import (
    RULES,
    TEMPLATES,
    can_edit_template,
    can_see_templates,
    visible_templates,
)
from qala.contact.fieldwork.actions import save_link, save_template
from qala.contact.fieldwork.forms.team import LinkForm, TemplateForm
from qala.contact.fieldwork.models import NavigationLink
from qala.contact.fieldwork.tables import TemplateTable
from qala.contact.fieldwork.views.pages import form_page
from qala.ground.people.access import can, organisations_of
from qala.shared.db import found
from qala.shared.errors import Missing, require
from qala.shared.idempotency import once
from qala.shared.lists import list_screen
from qala.shared.parameters.showing import section


def crumbs() -> list[tuple[str, str]]:
    """Breadcrumbs under the list of templates."""
    return [(_("Answer templates"), reverse("fieldwork:templates"))]


@login_required
@require_GET
def templates(request: HttpRequest) -> HttpResponseBase:
    """All that the person may use or write."""
    require(can_see_templates(request.user))
    return list_screen(
        request,
        queryset=visible_templates(request.user).select_related("topic", "group", "organisation"),
        table=TemplateTable,
        template="fieldwork/templates.html",
        screen="fieldwork.templates",
        may_export=False,
        context={"may_edit": can(request.user, TEMPLATES)},
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def new_template(request: HttpRequest) -> HttpResponse:
    """Write one."""
    require(can(request.user, TEMPLATES))
    mine = organisations_of(request.user, TEMPLATES)
    form = TemplateForm(request.POST or None, organisations=mine)
    return form_page(
        request,
        form,
        _("New template"),
        crumbs(),
        lambda words: save_template(template=None, by=request.user, **words),
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def edit_template(request: HttpRequest, pk: int) -> HttpResponse:
    """Read it; change it where one may."""
    require(can_see_templates(request.user))
    row = visible_templates(request.user).filter(pk=pk).first()
    if row is None:
        raise Missing
    if not can_edit_template(request.user, row.organisation_id):
        require(request.method == "GET")
        context = {"row": row, "crumbs": [*crumbs(), (row.name, "")]}
        return render(request, "fieldwork/template.html", context)
    mine = organisations_of(request.user, TEMPLATES)
    form = TemplateForm(request.POST or None, instance=row, organisations=mine)
    return form_page(
        request, form, row.name, crumbs(), lambda words: save_template(template=row, by=request.user, **words)
    )


@login_required
@require_GET
def rules(request: HttpRequest) -> HttpResponse:
    """The room's parameters and the map links."""
    require(can(request.user, RULES))
    context = {
        "section": section(request.user, "fieldwork"),
        "links": NavigationLink.objects.all(),
    }
    return render(request, "fieldwork/rules.html", context)


def rule_crumbs() -> list[tuple[str, str]]:
    """Breadcrumbs under the numbers."""
    return [(_("Rules of field work"), reverse("fieldwork:rules"))]


@login_required
@require_http_methods(["GET", "POST"])
@once
def new_link(request: HttpRequest) -> HttpResponse:
    """A map link more."""
    require(can(request.user, RULES))
    form = LinkForm(request.POST or None)
    return form_page(
        request, form, _("New map link"), rule_crumbs(), lambda w: save_link(link=None, by=request.user, **w)
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def edit_link(request: HttpRequest, code: str) -> HttpResponse:
    """Change a map link."""
    require(can(request.user, RULES))
    link = found(NavigationLink, code=code)
    form = LinkForm(request.POST or None, instance=link)
    return form_page(
        request, form, link.name, rule_crumbs(), lambda w: save_link(link=link, by=request.user, **w)
    )
