"""Addresses of the room; pages of one project begin with `projects/<code>/`."""

from django.urls.resolvers import URLPattern

app_name = "fiveyear"
urlpatterns: list[URLPattern] = []
