"""Every address of Qala, room by room."""

from django.urls import include, path, re_path
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language

from qala.config import robots
from qala.config.api import api
from qala.shared.guards import for_this_browser_alone
from qala.shared.views import missing

urlpatterns = [
    path("i18n/setlang/", for_this_browser_alone(set_language), name="set_language"),
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", robots.sitemap, name="sitemap"),
    path("accounts/", include("allauth.urls")),
    path("", include("qala.shared.urls")),
    path("calendars/", include("qala.ground.calendars.urls")),
    path("organisations/", include("qala.ground.organisations.urls")),
    path("people/", include("qala.ground.people.urls")),
    path("places/", include("qala.ground.places.urls")),
    path("files/", include("qala.ground.files.urls")),
    path("notifications/", include("qala.ground.notifications.urls")),
    path("catalog/", include("qala.contact.catalog.urls")),
    path("knowledge/", include("qala.contact.knowledge.urls")),
    path("appeals/", include("qala.contact.appeals.urls")),
    path("suggestions/", include("qala.contact.suggestions.urls")),
    path("deliveries/", include("qala.contact.deliveries.urls")),
    path("field/", include("qala.contact.fieldwork.urls")),
    path("shifts/", include("qala.contact.shifts.urls")),
    path("contacts/", include("qala.contact.contacts.urls")),
    path("open311/", include("qala.contact.open311.urls")),
    path("mailbox/", include("qala.contact.mailbox.urls")),
    path("quality/", include("qala.contact.quality.urls")),
    path("polls/", include("qala.contact.polls.urls")),
    path("assistant/", include("qala.contact.assistant.urls")),
    path("office/", include("qala.office.projects.urls")),
    path("office/", include("qala.office.risks.urls")),
    path("office/", include("qala.office.finance.urls")),
    path("office/", include("qala.office.reporting.urls")),
    path("office/", include("qala.office.meetings.urls")),
    path("office/", include("qala.office.fiveyear.urls")),
    path("office/", include("qala.office.overview.urls")),
    path("office/", include("qala.office.exchange.urls")),
    path("my/", include("qala.public.cabinet.urls")),
    path("open/", include("qala.public.published.urls")),
    path("faq/", include("qala.public.faq.urls")),
    path("opendata/", include("qala.public.opendata.urls")),
    path("projects/", include("qala.public.portfolio.urls")),
    path("consultations/", include("qala.public.consultations.urls")),
    path("tiles/", include("qala.public.tiles.urls")),
    path("", include("qala.public.portal.urls")),
    path("api/v1/", api.urls),
    # JSON for programs also where nothing is, and while debugging too.
    re_path(r"^api/", csrf_exempt(missing)),
]

handler400 = "qala.shared.views.bad_request"
handler403 = "qala.shared.views.forbidden"
handler404 = "qala.shared.views.missing"
handler500 = "qala.shared.views.server_error"
