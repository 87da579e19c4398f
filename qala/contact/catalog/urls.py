"""Addresses of the room."""

from django.urls import path

from qala.contact.catalog.views import procedures, topics

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
    path("procedures/", procedures.procedures, name="procedures"),
    path("procedures/<slug:code>/", procedures.procedure_page, name="procedure"),
    path("procedures/<slug:code>/edit/", procedures.edit_procedure, name="edit_procedure"),
    path("procedures/<slug:code>/term/", procedures.new_procedure_term, name="new_procedure_term"),
    path("procedures/<slug:code>/ladder/", procedures.new_rung, name="new_rung"),
    path("ladder/<int:pk>/end/", procedures.stop_rung, name="stop_rung"),
    path("reasons/", procedures.new_cause, name="new_cause"),
    path("reasons/<slug:code>/", procedures.edit_cause, name="edit_cause"),
    path("letters/<slug:kind>/", procedures.edit_letter, name="edit_letter"),
]
