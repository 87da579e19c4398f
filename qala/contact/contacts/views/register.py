"""The register of contacts and the page of one."""

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from qala.contact.contacts.access import (
    can_export,
    can_see_person,
    can_take,
    can_view,
    visible_contacts,
)
from qala.contact.contacts.filters import ContactFilter
from qala.contact.contacts.models import Contact
from qala.contact.contacts.rules.words import sign_words
from qala.contact.contacts.tables import LOOKS, ContactTable, clock_words
from qala.ground.people.actions.saw import saw
from qala.ground.people.models import User
from qala.shared import timeline
from qala.shared.errors import Missing, require
from qala.shared.lists import list_screen


@login_required
@require_GET
def register(request: HttpRequest) -> HttpResponseBase:
    """Every contact, filtered."""
    require(can_view(request.user))
    return list_screen(
        request,
        queryset=visible_contacts(request.user).select_related("appeal", "operator"),
        table=ContactTable,
        filters=ContactFilter,
        template="contacts/register.html",
        screen="contacts.register",
        may_export=can_export(request.user),
        context={"may_take": can_take(request.user)},
    )


def _seen(request: HttpRequest, pk: int) -> Contact:
    rows = visible_contacts(request.user).select_related(
        "appeal", "operator", "topic__group", "channel", "district", "building__street", "resident"
    )
    contact = rows.filter(pk=pk).first()
    if contact is None:
        raise Missing
    return contact


@login_required
@require_GET
def contact_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything but who called."""
    contact = _seen(request, pk)
    tone, icon = LOOKS[contact.outcome]  # type: ignore[index]
    context = {
        "contact": contact,
        "tone": tone,
        "icon": icon,
        "talked": clock_words(contact.talked_for),
        "handled": clock_words(contact.handled_for),
        "signs": [sign_words(reason) for reason in contact.danger.get("reasons", ())],
        "may_see_person": can_see_person(request.user, contact),
        "entries": timeline.of(contact),
        "crumbs": [(_("Register of contacts"), reverse("contacts:register")), (str(contact.pk), "")],
    }
    return render(request, "contacts/contact.html", context)


@login_required
@require_POST
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Phone and name, on request: whoever opens them is written down."""
    contact = _seen(request, pk)
    require(can_see_person(request.user, contact))
    saw(cast(User, request.user), contact, f"contact {contact.pk}")
    response = render(request, "contacts/parts/person.html", {"contact": contact})
    response["Cache-Control"] = "no-store"
    return response
