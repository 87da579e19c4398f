"""Addresses of the room; pages of one project begin with `projects/<code>/`."""

from django.urls import path

from qala.office.projects.views import course, passport, people, projects

app_name = "projects"
urlpatterns = [
    path("projects/", projects.projects, name="list"),
    path("projects/new/", passport.new_project, name="new"),
    path("projects/<slug:code>/", projects.project, name="project"),
    path("projects/<slug:code>/edit/", passport.edit_project, name="edit"),
    path("projects/<slug:code>/people/", people.people, name="people"),
    path("projects/<slug:code>/people/<int:pk>/end/", people.end, name="end_part"),
    path("projects/<slug:code>/move/<slug:verb>/", course.move_on, name="move"),
    path("projects/<slug:code>/steps/", course.steps, name="steps"),
    path("projects/<slug:code>/steps/<int:pk>/pass/", course.pass_one, name="pass"),
    path("projects/<slug:code>/merge/", course.merge_into, name="merge"),
    path("projects/<slug:code>/split/", course.split_off, name="split"),
]
