"""Addresses of the room."""

from django.urls import path

from qala.ground.places.views import answers, screens

app_name = "places"
urlpatterns = [
    path("base.geojson", answers.base_geojson, name="base_geojson"),
    path("search", answers.search, name="search"),
    path("reverse", answers.reverse, name="reverse"),
    path("districts/", screens.districts, name="districts"),
    path("districts/<int:pk>/", screens.district, name="district"),
    path("districts/<int:pk>/edit/", screens.edit_district, name="edit_district"),
    path("districts/<int:pk>/boundary/", screens.change_boundary, name="change_boundary"),
    path("streets/", screens.streets, name="streets"),
    path("streets/<int:pk>/", screens.street, name="street"),
    path("streets/<int:pk>/buildings/new/", screens.new_building, name="new_building"),
    path("buildings/<int:pk>/", screens.building, name="building"),
    path("care/<int:pk>/end/", screens.end_care, name="end_care"),
    path("find/", screens.find, name="find"),
]
