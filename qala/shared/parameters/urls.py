"""Addresses of parameters, included by `qala.shared.urls` (namespace `shared`)."""

from django.urls import path

from qala.shared.parameters import views

urlpatterns = [
    path("parameters/", views.parameters, name="parameters"),
    path("parameters/versions/<int:pk>/take-back/", views.take_back, name="take_back"),
    path("parameters/<str:key>/", views.parameter, name="parameter"),
]
