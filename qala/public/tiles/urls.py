"""Addresses of the room."""

from django.urls import path

from qala.public.tiles import views

app_name = "tiles"
urlpatterns = [
    path("<slug:layer>.json", views.told, name="layer"),
    path("projects/<int:z>/<int:x>/<int:y>.mvt", views.projects, name="projects"),
    path("appeals/<int:z>/<int:x>/<int:y>.mvt", views.appeals, name="appeals"),
]
