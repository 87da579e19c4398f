"""Profiles: those that come with Qala to read, the city's own to write; the template of the departments' list."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from qala.office.exchange.access import can_import, can_write_profiles
from qala.office.exchange.actions import save_profile
from qala.office.exchange.forms import ProfileForm
from qala.office.exchange.models import ImportProfile
from qala.office.exchange.queries.profiles import offered_profile, offered_profiles, profile_of
from qala.office.exchange.queries.template import workbook
from qala.shared.db import found
from qala.shared.errors import require
from qala.shared.form_pages import form_page
from qala.shared.idempotency import once
from qala.shared.lists.exporting import FORMATS


def _language() -> Any:
    return (get_language() or "kk")[:2]


def _crumbs(*more: tuple[Any, str]) -> list[tuple[Any, str]]:
    return [
        (_("Imports of projects"), reverse("exchange:imports")),
        (_("Profiles"), reverse("exchange:profiles")),
        *more,
    ]


@login_required
@require_GET
def profiles(request: HttpRequest) -> HttpResponse:
    """All of them."""
    require(can_import(request.user) or can_write_profiles(request.user))
    context = {
        "profiles": offered_profiles(all_of_them=True),
        "may_write": can_write_profiles(request.user),
        "crumbs": _crumbs()[:1],
    }
    return render(request, "exchange/profiles.html", context)


@login_required
@require_GET
def profile(request: HttpRequest, name: str) -> HttpResponse:
    """What one says."""
    require(can_import(request.user) or can_write_profiles(request.user))
    row = offered_profile(name)
    said = profile_of(row.text, row.name)
    context = {
        "profile": row,
        "takes_money": said.takes_money,
        "money_words": said.money_words.get(_language()) or said.money_words.get("en", ""),
        "may_write": can_write_profiles(request.user) and not row.is_shipped,
        "has_template": said.format in {"auto", "xlsx", "csv"},
        "crumbs": _crumbs((row.title, "")),
    }
    return render(request, "exchange/profile.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@once
def new_profile(request: HttpRequest) -> HttpResponse:
    """A new one; `?from=` begins with another's text."""
    require(can_write_profiles(request.user))
    begun = request.GET.get("from", "department-xlsx")
    form = ProfileForm(request.POST or None, initial={"text": offered_profile(begun).text, "is_active": True})
    return _form(request, form, None)


@login_required
@require_http_methods(["GET", "POST"])
@once
def edit_profile(request: HttpRequest, name: str) -> HttpResponse:
    """One of the city's own."""
    require(can_write_profiles(request.user))
    row = found(ImportProfile, name=name)
    return _form(request, ProfileForm(request.POST or None, instance=row), row)


def _form(request: HttpRequest, form: ProfileForm, row: ImportProfile | None) -> HttpResponse:
    heading = row.title if row else _("New profile")
    return form_page(
        request,
        form,
        heading,
        reverse("exchange:profiles"),
        lambda data: save_profile(**data, by=request.user, profile_id=row.pk if row else None),
        lead=_("YAML. Faults are told with their place before anything is kept."),
        crumbs=_crumbs((heading, "")),
    )


@login_required
@require_GET
def template(request: HttpRequest, name: str) -> HttpResponse:
    """An empty workbook with the headings of a profile, in the language of the page."""
    require(can_import(request.user) or can_write_profiles(request.user))
    row = offered_profile(name)
    body = workbook(profile_of(row.text, row.name), _language())
    response = HttpResponse(body, content_type=FORMATS["xlsx"])
    response["Content-Disposition"] = f'attachment; filename="{row.name}.xlsx"'
    return response
