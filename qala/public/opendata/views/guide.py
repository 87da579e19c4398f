"""The user guide of the OC4IDS data; packages point to it as their publication policy."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from qala.ground.people.access import can
from qala.public.opendata.queries import oc4ids
from qala.public.opendata.rules.oc4ids import FAKE_PREFIX
from qala.shared.access import SEE_PARAMETERS
from qala.shared.languages import LANGUAGES
from qala.shared.publisher import publisher


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """What is published, how it is made, where it lies, under which licence."""
    told = oc4ids.state()
    context = {
        "languages": LANGUAGES,
        "state": told,
        "licence": oc4ids.LICENCE,
        "publisher": publisher(),
        "prefix": settings.OC4IDS_PREFIX,
        "is_warned": settings.OC4IDS_PREFIX == FAKE_PREFIX and can(request.user, SEE_PARAMETERS),
        "base": settings.BASE_URL.rstrip("/"),
        "crumbs": [
            (_("Open data"), reverse("opendata:catalogue")),
            (_("Open data of projects (OC4IDS)"), ""),
        ],
    }
    return render(request, "opendata/guide.html", context)
