"""Addresses of the room."""

from django.urls import path

from qala.public.faq.views import reading

app_name = "faq"
urlpatterns = [
    path("", reading.questions, name="questions"),
    path("opinions/", reading.opinions, name="opinions"),
    path("<int:pk>/", reading.article, name="article"),
    path("<int:pk>/opinion/", reading.opinion, name="opinion"),
]
