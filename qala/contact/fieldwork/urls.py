"""Addresses of the room."""

from django.urls import path

from qala.contact.fieldwork.views import bulk, field, team, templates, triage

app_name = "fieldwork"
urlpatterns = [
    path("", field.home, name="home"),
    path("data/", field.data, name="data"),
    path("send/", field.send, name="send"),
    path("look/", field.look, name="look"),
    path("map/", field.field_map, name="map"),
    path("points.geojson", field.points, name="points"),
    path("manifest.webmanifest", field.manifest, name="manifest"),
    path("team/", team.team, name="team"),
    path("team/give/", team.give, name="give"),
    path("team/absences/", team.absences, name="absences"),
    path("team/absences/<int:pk>/end/", team.end_absence, name="end_absence"),
    path("team/absences/<slug:code>/new/", team.new_absence, name="new_absence"),
    path("team/extensions/<int:pk>/", team.decide, name="decide"),
    path("bulk/", bulk.bulk, name="bulk"),
    path("bulk/<int:pk>/", bulk.bulk_run, name="bulk_run"),
    path("bulk/<int:pk>/words/", bulk.bulk_words, name="bulk_words"),
    path("bulk/<int:pk>/start/", bulk.bulk_start, name="bulk_start"),
    path("bulk/<int:pk>/stop/", bulk.bulk_stop, name="bulk_stop"),
    path("triage/", triage.triage, name="triage"),
    path("templates/", templates.templates, name="templates"),
    path("templates/new/", templates.new_template, name="new_template"),
    path("templates/<int:pk>/", templates.edit_template, name="edit_template"),
    path("rules/", templates.rules, name="rules"),
    path("rules/links/new/", templates.new_link, name="new_link"),
    path("rules/links/<slug:code>/", templates.edit_link, name="edit_link"),
]
