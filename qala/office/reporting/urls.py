"""Addresses of the room; pages of one project begin with `projects/<code>/`."""

from django.urls import path

from qala.office.reporting.views import gallery, lists, photo, report, reports, work, write

app_name = "reporting"
urlpatterns = [
    path("projects/<slug:code>/reports/", reports.of_project, name="reports"),
    path("projects/<slug:code>/reports/begin/", reports.begin_report, name="begin"),
    path("projects/<slug:code>/reports/<int:pk>/", report.report, name="report"),
    path("projects/<slug:code>/reports/<int:pk>/write/", write.write, name="write"),
    path("projects/<slug:code>/reports/<int:pk>/keep/", write.keep, name="keep"),
    path("projects/<slug:code>/reports/<int:pk>/accept/", report.accept_report, name="accept"),
    path("projects/<slug:code>/reports/<int:pk>/return/", report.return_it, name="return"),
    path("projects/<slug:code>/reports/<int:pk>/publish/", report.publish, name="publish"),
    path("projects/<slug:code>/reports/<int:pk>/correct/", report.correct_report, name="correct"),
    path("projects/<slug:code>/photos/", gallery.gallery, name="photos"),
    path("projects/<slug:code>/photos/add/", photo.add, name="add_photos"),
    path("projects/<slug:code>/photos/points/", gallery.points, name="photo_points"),
    path("projects/<slug:code>/photos/<int:pk>/", photo.photo, name="photo"),
    path("projects/<slug:code>/photos/<int:pk>/decide/", photo.decide, name="decide_photo"),
    path("projects/<slug:code>/photos/<int:pk>/drop/", photo.drop, name="drop_photo"),
    path("reporting/reports/", lists.reports, name="all_reports"),
    path("reporting/late/", lists.late, name="late"),
    path("reporting/photos/", lists.photos, name="all_photos"),
    path("work/", work.work, name="work"),
]
