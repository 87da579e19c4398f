"""Addresses of the room."""

from django.urls import path

from qala.contact.contacts.views import desk, drafts, gate, register

app_name = "contacts"
urlpatterns = [
    path("", register.register, name="register"),
    path("desk/", desk.desk, name="desk"),
    path("desk/answers/", desk.answers, name="answers"),
    path("desk/caller/", desk.caller_card, name="caller"),
    path("desk/draft/", drafts.keep, name="draft"),
    path("desk/presence/", drafts.presence, name="presence"),
    path("desk/drafts/<uuid:key>/drop/", drafts.drop, name="drop"),
    path("gate/", gate.gate_page, name="gate"),
    path("gate/<slug:kind>/add/", gate.add, name="gate_add"),
    path("gate/<slug:kind>/<int:pk>/end/", gate.end, name="gate_end"),
    path("<int:pk>/", register.contact_page, name="contact"),
    path("<int:pk>/person/", register.person, name="person"),
]
