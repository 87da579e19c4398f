"""Addresses of the room."""

from django.urls import path

from qala.ground.notifications.views import stop

app_name = "notifications"
urlpatterns = [
    path("stop/<str:token>/", stop.stop, name="stop"),
]
