"""Addresses of the room."""

from django.urls import path

from qala.public.portfolio.views import papers, project, projects, questions

app_name = "portfolio"
urlpatterns = [
    path("", projects.projects, name="projects"),
    path("<slug:code>/", project.project, name="project"),
    path("<slug:code>/passport.pdf", papers.paper, name="passport"),
    path("<slug:code>/qr.svg", papers.qr, name="qr"),
    path("<slug:code>/questions/", questions.questions, name="questions"),
    path("<slug:code>/questions/team/", questions.asked, name="asked"),
    path("<slug:code>/feed.atom", papers.feed, name="feed"),
    path("<slug:code>/<slug:curve>.csv", papers.figures, name="figures"),
]
