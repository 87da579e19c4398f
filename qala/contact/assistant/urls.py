"""Addresses of the room."""

from django.urls import path

from qala.contact.assistant.views import hook, repair, site, talks

app_name = "assistant"
urlpatterns = [
    path("", site.page, name="page"),
    path("panel/", site.panel, name="panel"),
    path("say/", site.say, name="say"),
    path("news/", site.news, name="news"),
    path("part/", site.part, name="part"),
    path("map/", site.chart, name="map"),
    path("talks/", talks.talks, name="talks"),
    path("talks/<int:pk>/", talks.talk, name="talk"),
    path("talks/<int:pk>/lines/", talks.lines, name="lines"),
    path("talks/<int:pk>/reply/", talks.reply, name="reply"),
    path("talks/<int:pk>/promote/", talks.promote, name="promote"),
    path("talks/<int:pk>/<slug:verb>/", talks.steer, name="steer"),
    path("voices/<int:pk>/", talks.voice, name="voice"),
    path("failed/", repair.failed, name="failed"),
    path("failed/<int:pk>/again/", repair.again, name="again"),
    path("telegram/<slug:path>", hook.telegram_hook, name="telegram"),
]
