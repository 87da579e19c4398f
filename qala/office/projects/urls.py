"""Addresses of the room; pages of one project begin with `projects/<code>/`."""

from django.urls import path

from qala.office.projects.views import projects

app_name = "projects"
urlpatterns = [
    path("projects/", projects.projects, name="list"),
    path("projects/<slug:code>/", projects.project, name="project"),
]
