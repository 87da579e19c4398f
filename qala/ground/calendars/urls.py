"""Addresses of the room."""

from django.urls import path

from qala.ground.calendars.views import change, show

app_name = "calendars"
urlpatterns = [
    path("", show.calendar_list, name="list"),
    path("new/", change.new_calendar, name="new"),
    path("<slug:code>/", show.calendar, name="calendar"),
    path("<slug:code>/<int:year>/", show.calendar, name="year"),
    path("<slug:code>/hours/", change.hours, name="hours"),
    path("<slug:code>/holidays/", change.holidays, name="holidays"),
    path("<slug:code>/days/<str:on>/", change.day, name="day"),
    path("<slug:code>/days/<str:on>/reset/", change.reset, name="reset"),
]
