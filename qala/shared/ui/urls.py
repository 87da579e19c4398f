"""Addresses of the UI kit, included by `qala.shared.urls` (namespace `shared`)."""

from django.urls import path

from qala.shared.ui import views

urlpatterns = [
    path("preferences/", views.change_preferences, name="preferences"),
    path("search/", views.search_page, name="search"),
    path("gallery/", views.show_gallery, name="gallery"),
    path("gallery/<slug:shell>/", views.show_gallery_shell, name="gallery_shell"),
    path("sw.js", views.show_worker, name="worker"),
    path("map/base.pmtiles", views.map_tiles, name="map_tiles"),
]
