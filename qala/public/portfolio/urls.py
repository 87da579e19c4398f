"""Addresses of the room."""

from django.urls import path

from qala.public.portfolio.views import (
    around,
    districts,
    embedding,
    maps,
    papers,
    project,
    projects,
    questions,
    timeline,
)

app_name = "portfolio"
urlpatterns = [
    path("", projects.projects, name="projects"),
    path("map/", maps.city, name="map"),
    path("map/points/", maps.points, name="points"),
    path("timeline/", timeline.timeline, name="timeline"),
    path("districts/", districts.districts, name="districts"),
    path("districts/<slug:code>/", districts.district, name="district"),
    path("around/", around.page, name="around"),
    path("around/points/", around.points, name="around_points"),
    path("embed/", embedding.maker, name="embed"),
    path("embed/map/", embedding.city, name="embed_map"),
    path("embed/card/<slug:code>/", embedding.card, name="embed_card"),
    path("embed/chart/<slug:name>/", embedding.chart, name="embed_chart"),
    path("<slug:code>/", project.project, name="project"),
    path("<slug:code>/card/", maps.card, name="card"),
    path("<slug:code>/passport.pdf", papers.paper, name="passport"),
    path("<slug:code>/qr.svg", papers.qr, name="qr"),
    path("<slug:code>/questions/", questions.questions, name="questions"),
    path("<slug:code>/questions/team/", questions.asked, name="asked"),
    path("<slug:code>/questions/<int:pk>/untie/", questions.untie_question, name="untie"),
    path("<slug:code>/feed.atom", papers.feed, name="feed"),
    path("<slug:code>/<slug:curve>.csv", papers.figures, name="figures"),
]
