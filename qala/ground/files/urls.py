"""Addresses of the room."""

from django.urls import path

from qala.ground.files.views import stored, uploads

app_name = "files"
urlpatterns = [
    path("uploads/", uploads.uploads, name="uploads"),
    path("uploads/<uuid:upload_id>/", uploads.upload, name="upload"),
    path("<uuid:file_id>/", stored.stored_file, name="file"),
    path("<uuid:file_id>/<slug:variant>/", stored.variant, name="variant"),
]
