"""Addresses of the room."""

from django.urls import path

from qala.ground.notifications.views import log, messages, mine, reports, stop, words

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
    path("sms-reports/", reports.sms_reports, name="sms_reports"),
    path("city/<int:pk>/", messages.public, name="city_message"),
    path("messages/", messages.listed, name="messages"),
    path("messages/new/", messages.new, name="new_message"),
    path("messages/<int:pk>/", messages.card, name="message"),
    path("messages/<int:pk>/edit/", messages.edit, name="edit_message"),
    path("messages/<int:pk>/submit/", messages.submit, name="submit_message"),
    path("messages/<int:pk>/approve/", messages.approve, name="approve_message"),
    path("messages/<int:pk>/give-back/", messages.give_back, name="give_back_message"),
    path("messages/<int:pk>/drop/", messages.drop, name="drop_message"),
    path("texts/", words.words, name="words"),
    path("texts/<str:kind>/<str:channel>/<str:language>/", words.edit, name="edit_words"),
    path("texts/<str:kind>/<str:channel>/<str:language>/reset/", words.reset, name="reset_words"),
]
