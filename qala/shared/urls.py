"""Addresses of the kernel."""

from django.urls import include, path

app_name = "shared"
urlpatterns = [
    path("", include("qala.shared.ui.urls")),
    path("", include("qala.shared.lists.urls")),
    path("", include("qala.shared.queue.urls")),
    path("", include("qala.shared.parameters.urls")),
]
