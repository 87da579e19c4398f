"""The phone page: its frame, its data, the steps it sends, and what makes it installable."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from qala.contact.appeals.access import can_see_inside
from qala.contact.appeals.forms.legal import cause_choices
from qala.contact.appeals.models import Appeal
from qala.contact.catalog.models import Cause
from qala.contact.catalog.rules.units import UNIT_CHOICES
from qala.contact.fieldwork.access import FIELD
from qala.contact.fieldwork.actions import field_step
from qala.contact.fieldwork.forms.phone import asked_fields, sent_words
from qala.contact.fieldwork.models import NavigationLink
from qala.contact.fieldwork.queries.changes import changes
from qala.contact.fieldwork.queries.phone import last_change
from qala.contact.fieldwork.queries.work import MOST, as_json, phone_appeals, version_of, with_late_after
from qala.contact.fieldwork.rules.parameters import FieldParameters
from qala.contact.fieldwork.views.phone_texts import phone_texts
from qala.ground.files.access import uploader_key_of
from qala.ground.people.access import can
from qala.shared.errors import Missing, require
from qala.shared.idempotency import once
from qala.shared.parameters.reading import of_today

THEME = "#0b6e6e"


@login_required
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """The frame of the phone page. It holds no appeal, so that a browser may keep it."""
    require(can(request.user, FIELD))
    config = {
        "user": request.user.pk,
        "hours": of_today(FieldParameters).offline_hours,
        "links": [
            {"name": link.name, "template": link.template}
            for link in NavigationLink.objects.filter(is_active=True)
        ],
        "urls": {
            "home": reverse("fieldwork:home"),
            "data": reverse("fieldwork:data"),
            "send": reverse("fieldwork:send"),
            "look": reverse("fieldwork:look"),
            "worker": reverse("shared:worker"),
            "uploads": reverse("files:uploads"),
        },
        "texts": phone_texts(),
    }
    context = {
        "config": config,
        "units": UNIT_CHOICES,
        "asks": asked_fields(),
        "causes": cause_choices(Cause.Use.LATE),
    }
    return render(request, "fieldwork/field.html", context)


@login_required
@require_GET
def data(request: HttpRequest) -> HttpResponse:
    """The open work as JSON, with the templates and a fresh token for sending; of what the phone says it holds (header
    `Qala-Held`, as the last answer gave it) only the changes."""
    require(can(request.user, FIELD))
    found = changes(request.user, request.headers.get("Qala-Held", "")).as_dict()
    found |= {"user": request.user.pk, "csrf": get_token(request)}
    return JsonResponse(found, headers={"Cache-Control": "private, no-store"})


@login_required
@require_POST
@once
def send(request: HttpRequest) -> HttpResponse:
    """One step, under its idempotency key. The answer holds no words, since it is remembered for a retry."""
    require(can(request.user, FIELD))
    words = request.POST
    verb = words.get("verb", "")
    template = words.get("template", "")
    found = _seen(request)
    appeal = field_step(
        number=found.number,
        verb=verb,
        seen=words.get("seen", ""),
        by=request.user,
        words=sent_words(verb, words, found),
        files=words.getlist("files_id"),
        uploader_key=uploader_key_of(request.session),
        template_id=int(template)
        if template.isascii() and template.isdigit() and len(template) < 19
        else None,
    )
    return JsonResponse({"number": appeal.number, "version": version_of(appeal)})


@login_required
@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """One appeal as it is now, for showing both sides of a conflict: the stage and the last entry for people."""
    require(can(request.user, FIELD))
    appeal = _seen(request)
    found = {"appeal": as_json(request.user, appeal), "last": last_change(appeal)}
    return JsonResponse(found, headers={"Cache-Control": "private, no-store"})


def _seen(request: HttpRequest) -> Appeal:
    """The appeal that the phone names. Raises Missing where the person does not see it."""
    number = request.POST.get("number", "")
    appeal = with_late_after(Appeal.objects.all()).filter(number=number).first()
    if appeal is None or not can_see_inside(request.user, appeal):
        raise Missing
    return appeal


@login_required
@require_GET
def field_map(request: HttpRequest) -> HttpResponse:
    """The same work on a map."""
    require(can(request.user, FIELD))
    return render(request, "fieldwork/map.html", {"crumbs": [(_("On the phone"), reverse("fieldwork:home"))]})


@login_required
@require_GET
def points(request: HttpRequest) -> HttpResponse:
    """GeoJSON of the person's open work."""
    require(can(request.user, FIELD))
    features = [_feature(appeal) for appeal in phone_appeals(request.user).exclude(lon=None)[:MOST]]
    return JsonResponse(
        {"type": "FeatureCollection", "features": features}, content_type="application/geo+json"
    )


def _feature(appeal: Appeal) -> dict[str, Any]:
    words = {
        "title": appeal.number,
        "text": appeal.address,
        "url": appeal.get_absolute_url(),
        "tone": "bad" if appeal.is_overdue else "info",
    }
    where = {"type": "Point", "coordinates": [appeal.lon, appeal.lat]}
    return {"type": "Feature", "geometry": where, "properties": words}


@require_GET
def manifest(request: HttpRequest) -> HttpResponse:
    """What a phone needs to put the page among its applications."""
    icons = [
        {
            "src": static(f"fieldwork/img/{name}.svg"),
            "sizes": "any",
            "type": "image/svg+xml",
            "purpose": purpose,
        }
        for name, purpose in (("icon", "any"), ("maskable", "maskable"))
    ]
    words = {
        "id": "/field/",
        "name": _("Qala: executor's work"),
        "short_name": "Qala",
        "lang": request.LANGUAGE_CODE,
        "start_url": reverse("fieldwork:home"),
        "scope": "/",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": THEME,
        "icons": icons,
    }
    return JsonResponse(words, content_type="application/manifest+json")
