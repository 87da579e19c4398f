"""Addresses of the room."""

from django.urls import path

from qala.contact.quality.views import calls, closing, feedback, report, schedule, terms

app_name = "quality"
urlpatterns = [
    path("", report.report, name="report"),
    path("desk/", report.desk, name="desk"),
    path("report.pdf", report.pdf, name="pdf"),
    path("report.xlsx", report.xlsx, name="xlsx"),
    path("map/", report.change_map, name="map"),
    path("reviews/", closing.reviews, name="reviews"),
    path("reviews/<int:pk>/", closing.review_page, name="review"),
    path("reviews/photos/", closing.checks, name="checks"),
    path("reviews/said/", closing.feedback_list, name="feedback_list"),
    path("feedback/<str:token>/", feedback.feedback, name="feedback"),
    path("feedback/<str:token>/reopen/", feedback.reopen, name="reopen"),
    path("calls/", calls.calls, name="calls"),
    path("calls/<int:pk>/", calls.call, name="call"),
    path("schedules/", schedule.schedules, name="schedules"),
    path("schedules/new/", schedule.new_schedule, name="new_schedule"),
    path("schedules/<int:pk>/stop/", schedule.stop_schedule, name="stop_schedule"),
    path("schedules/log/", schedule.log, name="schedule_log"),
    path("terms/", terms.terms, name="terms"),
    path("terms/rules/new/", terms.new_rule, name="new_rule"),
    path("terms/rules/<int:pk>/end/", terms.stop_rule, name="stop_rule"),
]
