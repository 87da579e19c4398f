"""Addresses of the room."""

from django.urls import path

from qala.contact.catalog.views import topics

app_name = "catalog"
urlpatterns = [
    path("", topics.topics, name="topics"),
    path("new/", topics.new_topic, name="new_topic"),
    path("statuses/", topics.statuses, name="statuses"),
    path("statuses/<slug:code>/", topics.edit_status, name="edit_status"),
    path("terms/<int:pk>/end/", topics.stop_term, name="stop_term"),
    path("routes/<int:pk>/end/", topics.stop_route, name="stop_route"),
    path("topics/<slug:code>/", topics.topic_page, name="topic"),
    path("topics/<slug:code>/edit/", topics.edit_topic, name="edit_topic"),
    path("topics/<slug:code>/promise/", topics.new_term, name="new_term"),
    path("topics/<slug:code>/route/", topics.new_route, name="new_route"),
]
