"""Addresses of the room."""

from django.urls import path

from qala.public.published.views import (
    districts,
    embedding,
    feeds,
    heating,
    listing,
    moderating,
    setting_up,
    way,
)

app_name = "published"
urlpatterns = [
    path("appeals/", listing.appeals, name="appeals"),
    path("appeals/feed.atom", feeds.atom, name="atom"),
    path("appeals/feed.rss", feeds.rss, name="rss"),
    path("appeals/<str:number>/", listing.appeal, name="appeal"),
    path("map/", listing.map_page, name="map"),
    path("map/part/", listing.map_part, name="map_part"),
    path("map/points/", listing.points, name="points"),
    path("map/heat/", heating.page, name="heat"),
    path("map/heat/cells/", heating.cells, name="heat_cells"),
    path("works.ics", feeds.works, name="works"),
    path("districts/", districts.districts, name="districts"),
    path("districts/<slug:code>/", districts.district, name="district"),
    path("way/", way.way, name="way"),
    path("embed/", embedding.maker, name="embed"),
    path("embed/appeals/", embedding.framed, name="framed"),
    path("moderation/", moderating.queue, name="queue"),
    path("moderation/<str:number>/", moderating.moderate, name="moderate"),
    path("settings/", setting_up.terms, name="terms"),
    path("settings/places/", setting_up.places, name="places"),
    path("settings/sites/", setting_up.sites, name="sites"),
    path("settings/sites/<int:pk>/remove/", setting_up.drop_site, name="drop_site"),
]
