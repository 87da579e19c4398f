"""Addresses of the room."""

from django.urls import path

from qala.contact.mailbox import views

app_name = "mailbox"
urlpatterns = [
    path("", views.letters, name="letters"),
    path("<int:pk>/", views.letter, name="letter"),
    path("<int:pk>/person/", views.person, name="person"),
    path("<int:pk>/register/", views.register, name="register"),
    path("<int:pk>/join/", views.join, name="join"),
    path("<int:pk>/aside/", views.aside, name="aside"),
]
