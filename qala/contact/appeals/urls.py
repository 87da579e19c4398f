"""Addresses of the room."""

from django.urls import URLPattern

app_name = "appeals"
urlpatterns: list[URLPattern] = []
