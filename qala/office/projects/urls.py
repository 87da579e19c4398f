"""Addresses of the room; pages of one project begin with `projects/<code>/`."""

from django.urls import path

from qala.office.projects.views import course, passport, people, projects, publication, settings, talk
from qala.office.projects.views.plan import baselines, items, page, requests

app_name = "projects"
urlpatterns = [
    path("settings/", settings.settings, name="settings"),
    path("settings/steps/<int:pk>/remove/", settings.remove, name="remove_step"),
    path("settings/<slug:what>/", settings.reference, name="reference"),
    path("settings/<slug:what>/new/", settings.new_row, name="new_row"),
    path("settings/<slug:what>/<int:pk>/", settings.edit_row, name="edit_row"),
    path("projects/", projects.projects, name="list"),
    path("projects/new/", passport.new_project, name="new"),
    path("projects/<slug:code>/", projects.project, name="project"),
    path("projects/<slug:code>/edit/", passport.edit_project, name="edit"),
    path("projects/<slug:code>/people/", people.people, name="people"),
    path("projects/<slug:code>/people/<int:pk>/end/", people.end, name="end_part"),
    path("projects/<slug:code>/move/<slug:verb>/", course.move_on, name="move"),
    path("projects/<slug:code>/steps/", course.steps, name="steps"),
    path("projects/<slug:code>/steps/<int:pk>/pass/", course.pass_one, name="pass"),
    path("projects/<slug:code>/talk/", talk.talk, name="talk"),
    path("projects/<slug:code>/talk/<int:pk>/withdraw/", talk.withdraw, name="withdraw_comment"),
    path("projects/<slug:code>/following/", talk.following, name="following"),
    path("projects/<slug:code>/documents/", talk.documents, name="documents"),
    path("projects/<slug:code>/documents/<int:pk>/withdraw/", talk.withdraw_paper, name="withdraw_document"),
    path("projects/<slug:code>/history/", talk.history, name="history"),
    path("projects/<slug:code>/publication/", publication.publication, name="publication"),
    path("projects/<slug:code>/publication/<slug:verb>/", publication.step, name="publication_step"),
    path("projects/<slug:code>/merge/", course.merge_into, name="merge"),
    path("projects/<slug:code>/split/", course.split_off, name="split"),
]
urlpatterns += [
    path("changes/", requests.changes, name="changes"),
    path("projects/<slug:code>/plan/", page.plan, name="plan"),
    path("projects/<slug:code>/plan/do/", page.do, name="plan_do"),
    path("projects/<slug:code>/plan/new/", items.new_item, name="new_item"),
    path("projects/<slug:code>/plan/<int:pk>/", items.edit_item, name="edit_item"),
    path("projects/<slug:code>/plan/<int:pk>/<slug:name>/", page.cell, name="plan_cell"),
    path("projects/<slug:code>/baselines/", baselines.baselines, name="baselines"),
    path("projects/<slug:code>/changes/new/", requests.new_change, name="new_change"),
    path("projects/<slug:code>/changes/<int:number>/", requests.change, name="change"),
]
