"""Addresses of the room."""

from django.urls import path

from qala.contact.appeals.views import appeal, control, intake, joining, notices, papers, register

app_name = "appeals"
urlpatterns = [
    path("", register.register, name="register"),
    path("map/", register.register_map, name="map"),
    path("points.geojson", register.points, name="points"),
    path("desk/", register.desk, name="desk"),
    path("control/", control.control, name="control"),
    path("targets/", control.targets, name="targets"),
    path("imports/", control.imports, name="imports"),
    path("new/", intake.new, name="new"),
    path("new/questions/", intake.questions, name="questions"),
    path("new/hints/", intake.hints, name="hints"),
    path("<str:number>/join/", joining.join_page, name="join"),
    path("notices/", notices.notices, name="notices"),
    path("notices/seen/", notices.seen_all, name="notices_seen"),
    path("<str:number>/", appeal.appeal_page, name="appeal"),
    path("<str:number>/person/", appeal.person, name="person"),
    path("<str:number>/slip.pdf", papers.slip, name="slip"),
    path("<str:number>/letters/<int:pk>/", papers.letter, name="letter"),
    path("<str:number>/<slug:verb>/", appeal.step, name="step"),
]
