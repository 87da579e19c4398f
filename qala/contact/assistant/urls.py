"""Addresses of the room."""

from django.urls import path

from qala.contact.assistant.views import site

app_name = "assistant"
urlpatterns = [
    path("", site.page, name="page"),
    path("panel/", site.panel, name="panel"),
    path("say/", site.say, name="say"),
    path("news/", site.news, name="news"),
    path("map/", site.chart, name="map"),
]
