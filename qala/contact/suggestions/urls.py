"""Addresses of the room."""

from django.urls import path

from qala.contact.suggestions.views import deciding, models, offering

app_name = "suggestions"
urlpatterns = [
    path("", models.models, name="models"),
    path("topics/", offering.topics, name="topics"),
    path("train/", deciding.ask_training, name="train"),
    path("rules/<slug:kind>/", deciding.rule, name="rule"),
    path("models/<int:pk>/", models.model_page, name="model"),
    path("models/<int:pk>/<slug:verb>/", deciding.decide, name="decide"),
]
