"""Addresses of the room."""

from django.urls import path

from qala.contact.deliveries.views import pages

app_name = "deliveries"
urlpatterns = [
    path("", pages.endpoints, name="endpoints"),
    path("news/", pages.log, name="log"),
    path("news/<int:pk>/again/", pages.resend_delivery, name="resend_delivery"),
    path("requests/", pages.requests, name="requests"),
    path("requests/<int:pk>/again/", pages.resend_request, name="resend_request"),
    path("webhooks/new/", pages.new_webhook, name="new_webhook"),
    path("webhooks/<int:pk>/", pages.webhook, name="webhook"),
    path("webhooks/<int:pk>/secret/", pages.renew, name="renew"),
    path("systems/new/", pages.new_system, name="new_system"),
    path("systems/<int:pk>/", pages.system, name="system"),
]
