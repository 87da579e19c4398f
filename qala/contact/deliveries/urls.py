"""Addresses of the room."""

from django.urls import URLPattern

app_name = "deliveries"
urlpatterns: list[URLPattern] = []
