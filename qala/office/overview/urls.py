"""Addresses of the room; pages of one project begin with `projects/<code>/`."""

from django.urls import path

from qala.office.overview.views import clashes, forecast

app_name = "overview"
urlpatterns = [
    path("projects/<slug:code>/forecast/", forecast.forecast, name="forecast"),
    path("clashes/", clashes.clashes, name="clashes"),
    path("clashes/<int:pk>/", clashes.clash, name="clash"),
    path("clashes/<int:pk>/<slug:verb>/", clashes.clash_step, name="clash_step"),
    path("occasions/", clashes.occasions, name="occasions"),
    path("occasions/<int:pk>/remove/", clashes.occasion_remove, name="occasion_remove"),
]
