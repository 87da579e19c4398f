"""Addresses of the list machinery, included by `qala.shared.urls` (namespace `shared`)."""

from django.urls import path, register_converter

from qala.shared.lists import views


class ScreenConverter:
    """The name of a list screen: "appeals.register"."""

    regex = r"[a-z_]+(\.[a-z_]+)+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(ScreenConverter, "screen")

urlpatterns = [
    path("lists/<screen:screen>/views/", views.save_view, name="save_view"),
    path("lists/<screen:screen>/columns/", views.choose_columns, name="choose_columns"),
    path("lists/views/<int:pk>/", views.change_view, name="saved_view"),
    path("lists/views/<int:pk>/delete/", views.delete_view, name="delete_view"),
]
