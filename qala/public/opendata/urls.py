"""Addresses of the room."""

from django.urls import path, register_converter

from qala.public.opendata.views import guide, oc4ids, snapshots
from qala.shared.languages import LANGUAGES


class Language:
    """One of the site's languages."""

    regex = "|".join(LANGUAGES)

    def to_python(self, value: str) -> str:
        """As it is."""
        return value

    def to_url(self, value: str) -> str:
        """As it is."""
        return value


register_converter(Language, "language")

app_name = "opendata"
urlpatterns = [
    path("oc4ids/", guide.guide, name="oc4ids"),
    path("oc4ids/changes.json", oc4ids.feed, name="oc4ids_changes"),
    path("oc4ids/snapshots/", snapshots.snapshots, name="snapshots"),
    path("oc4ids/snapshots/<str:name>", snapshots.snapshot, name="snapshot"),
    path("oc4ids/<language:language>/projects.json", oc4ids.projects, name="oc4ids_projects"),
    path("oc4ids/<language:language>/projects/<str:identifier>.json", oc4ids.project, name="oc4ids_project"),
]
