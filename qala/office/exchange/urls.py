"""Addresses of the room; pages of one project begin with `projects/<code>/`."""

from django.urls import path

from qala.office.exchange.views import lists, profiles

app_name = "exchange"
urlpatterns = [
    path("exchange/", lists.imports, name="imports"),
    path("exchange/new/", lists.new_import, name="new_import"),
    path("exchange/<int:pk>/", lists.import_report, name="import"),
    path("exchange/<int:pk>/apply/", lists.apply_import, name="apply"),
    path("exchange/<int:pk>/drop/", lists.drop_import, name="drop"),
    path("exchange/profiles/", profiles.profiles, name="profiles"),
    path("exchange/profiles/new/", profiles.new_profile, name="new_profile"),
    path("exchange/profiles/<slug:name>/", profiles.profile, name="profile"),
    path("exchange/profiles/<slug:name>/edit/", profiles.edit_profile, name="edit_profile"),
    path("exchange/profiles/<slug:name>/template/", profiles.template, name="template"),
]
