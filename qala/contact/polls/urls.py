"""Addresses of the room."""

from django.urls import URLPattern

app_name = "polls"
urlpatterns: list[URLPattern] = []
