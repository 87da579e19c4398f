"""Addresses of the room."""

from django.urls import path, register_converter

from qala.contact.open311.views.metering import metered
from qala.public.opendata.views import (
    catalogue,
    explorer,
    features,
    files,
    guide,
    moderating,
    news,
    oc4ids,
    own_uses,
    quality,
    release,
    snapshots,
    uses,
)
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
    path("", catalogue.catalogue, name="catalogue"),
    path("feed.xml", metered(news.catalogue_feed), name="catalogue_feed"),
    path("catalog.ttl", metered(files.catalogue_turtle), name="catalogue_turtle"),
    path("catalog.jsonld", metered(files.catalogue_json_ld), name="catalogue_json_ld"),
    path("datapackage.json", metered(files.package), name="package"),
    path("data/<slug:code>/", catalogue.dataset, name="dataset"),
    path("data/<slug:code>/feed.atom", metered(news.feed), name="feed"),
    path("data/<slug:code>/release/", release.release, name="release"),
    path("uses/", uses.uses, name="uses"),
    path("uses.json", metered(uses.uses_json), name="uses_json"),
    path("uses/new/", uses.new_use, name="new_use"),
    path("uses/mine/", own_uses.mine, name="own_uses"),
    path("uses/mine/<int:pk>/", own_uses.own, name="own_use"),
    path("uses/desk/", moderating.desk, name="uses_desk"),
    path("uses/desk/<int:pk>/", moderating.use, name="use"),
    path("quality/", quality.quality, name="quality"),
    path("data/<slug:code>.csv-metadata.json", metered(files.csvw), name="csvw"),
    path("data/<slug:code>.<slug:file_format>", metered(files.file), name="file"),
    path("api/", explorer.page, name="explorer"),
    path("api/<str:key>/", explorer.go, name="explorer_go"),
    path("features/", metered(features.landing), name="features"),
    path("features/conformance", metered(features.conformance), name="features_conformance"),
    path("features/api", metered(features.api), name="features_api"),
    path("features/collections", metered(features.collections), name="features_collections"),
    path("features/collections/<slug:code>", metered(features.collection), name="features_collection"),
    path("features/collections/<slug:code>/items", metered(features.items), name="features_items"),
    path("features/collections/<slug:code>/items/<str:key>", metered(features.one), name="features_item"),
    path("oc4ids/", guide.guide, name="oc4ids"),
    path("oc4ids/changes.json", metered(oc4ids.feed), name="oc4ids_changes"),
    path("oc4ids/snapshots/", snapshots.snapshots, name="snapshots"),
    path("oc4ids/snapshots/<str:name>", metered(snapshots.snapshot), name="snapshot"),
    path("oc4ids/<language:language>/projects.json", metered(oc4ids.projects), name="oc4ids_projects"),
    path(
        "oc4ids/<language:language>/projects/<str:identifier>.json",
        metered(oc4ids.project),
        name="oc4ids_project",
    ),
]
