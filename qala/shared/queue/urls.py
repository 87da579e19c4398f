"""Addresses of the queue page, included by `qala.shared.urls` (namespace `shared`)."""

from django.urls import path

from qala.shared.queue import views

urlpatterns = [
    path("jobs/", views.show_queue, name="jobs"),
    path("jobs/<int:pk>/", views.change_job, name="change_job"),
]
