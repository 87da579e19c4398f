"""Addresses of the room."""

from django.urls import path

from qala.ground.notifications.views import log, mine, stop, words

app_name = "notifications"
urlpatterns = [
    path("", mine.listed, name="list"),
    path("bell/", mine.bell, name="bell"),
    path("<int:pk>/", mine.opened, name="open"),
    path("read/", mine.mark, name="read"),
    path("preferences/", mine.preferences, name="preferences"),
    path("push/", mine.subscribe, name="subscribe"),
    path("push/remove/", mine.unsubscribe, name="unsubscribe"),
    path("stop/<str:token>/", stop.stop, name="stop"),
    path("channels/", log.channels, name="channels"),
    path("channels/<str:channel>/again/", log.all_again, name="all_again"),
    path("log/", log.log, name="log"),
    path("log/<int:pk>/", log.dispatch, name="dispatch"),
    path("log/<int:pk>/again/", log.again, name="again"),
    path("texts/", words.words, name="words"),
    path("texts/<str:kind>/<str:channel>/<str:language>/", words.edit, name="edit_words"),
    path("texts/<str:kind>/<str:channel>/<str:language>/reset/", words.reset, name="reset_words"),
]
