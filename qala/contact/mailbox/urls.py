"""Addresses of the room."""

from django.urls import path

from qala.contact.mailbox.views import letters as views
from qala.contact.mailbox.views import outgoing

app_name = "mailbox"
urlpatterns = [
    path("", views.letters, name="letters"),
    path("out/", outgoing.outgoing, name="outgoing"),
    path("out/<int:pk>/", outgoing.hand, name="hand"),
    path("<int:pk>/", views.letter, name="letter"),
    path("<int:pk>/person/", views.person, name="person"),
    path("<int:pk>/register/", views.register, name="register"),
    path("<int:pk>/join/", views.join, name="join"),
    path("<int:pk>/aside/", views.aside, name="aside"),
]
