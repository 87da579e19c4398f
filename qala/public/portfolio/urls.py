"""Addresses of the room."""

from django.urls import path

from qala.public.portfolio.views import project

app_name = "portfolio"
urlpatterns = [
    path("<slug:code>/", project.project, name="project"),
]
