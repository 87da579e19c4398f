"""Addresses of the room: the server below v2/, and the pages of its keepers."""

from django.urls import path

from qala.contact.open311.views import clients, server
from qala.contact.open311.views import services as keeping

app_name = "open311"
urlpatterns = [
    path("discovery.<str:form>", server.discovery, name="discovery_above"),
    path("v2/discovery.<str:form>", server.discovery, name="discovery"),
    path("v2/services.<str:form>", server.service_list, name="services"),
    path("v2/services/<str:code>.<str:form>", server.service_definition, name="definition"),
    path("v2/requests.<str:form>", server.request_list, name="requests"),
    path("v2/requests/<str:number>.<str:form>", server.one_request, name="request"),
    path("v2/tokens/<str:token>.<str:form>", server.token, name="token"),
    path("v2/<path:path>", server.unknown, name="nothing"),
    path("v2/", server.unknown, name="unknown"),
    path("key/", clients.key, name="key"),
    path("clients/", clients.clients, name="clients"),
    path("clients/new/", clients.new_client, name="new_client"),
    path("clients/<int:pk>/", clients.client_page, name="client"),
    path("clients/<int:pk>/edit/", clients.edit_client, name="edit_client"),
    path("clients/<int:pk>/renew/", clients.renew, name="renew"),
    path("clients/<int:pk>/revoke/", clients.revoke, name="revoke"),
    path("server/", clients.about_server, name="about_server"),
    path("services/", keeping.services, name="keep_services"),
    path("services/<slug:code>/", keeping.service, name="keep_service"),
    path("services/<slug:code>/new/", keeping.new_question, name="new_question"),
    path("questions/<int:pk>/", keeping.edit_question, name="edit_question"),
    path("questions/<int:pk>/remove/", keeping.remove, name="remove_question"),
]
