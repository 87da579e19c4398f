"""Addresses of the room."""

from django.urls import URLPattern

app_name = "faq"
urlpatterns: list[URLPattern] = []
