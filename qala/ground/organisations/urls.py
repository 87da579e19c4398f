"""Addresses of the room."""

from django.urls import path

from qala.ground.organisations.views import change, show

app_name = "organisations"
urlpatterns = [
    path("", show.organisation_list, name="list"),
    path("suggest/", show.suggest, name="suggest"),
    path("new/", change.new, name="new"),
    path("<slug:code>/", show.organisation, name="organisation"),
    path("<slug:code>/edit/", change.edit, name="edit"),
    path("<slug:code>/calendar/", change.calendar, name="calendar"),
    path("<slug:code>/contacts/", change.contacts, name="contacts"),
    path("<slug:code>/grant/", change.grant, name="grant"),
    path("<slug:code>/hand-over/", change.hand_over, name="hand_over"),
    path("<slug:code>/dissolve/", change.end, name="dissolve"),
]
