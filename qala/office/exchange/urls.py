"""Addresses of the room; pages of one project begin with `projects/<code>/`."""

from django.urls import path

from qala.office.exchange.views import calendars, lists, plan, profiles

app_name = "exchange"
urlpatterns = [
    path("exchange/", lists.imports, name="imports"),
    path("exchange/new/", lists.new_import, name="new_import"),
    path("exchange/<int:pk>/", lists.import_report, name="import"),
    path("exchange/<int:pk>/apply/", lists.apply_import, name="apply"),
    path("exchange/<int:pk>/drop/", lists.drop_import, name="drop"),
    path("exchange/<int:pk>/undo/", lists.undo_import, name="undo"),
    path("exchange/calendar/", calendars.my_calendar, name="my_calendar"),
    path("exchange/calendar/change/", calendars.change_my_calendar, name="change_my_calendar"),
    path("exchange/calendar/<str:secret>.ics", calendars.calendar_file, name="calendar"),
    path("exchange/profiles/", profiles.profiles, name="profiles"),
    path("exchange/profiles/new/", profiles.new_profile, name="new_profile"),
    path("exchange/profiles/<slug:name>/", profiles.profile, name="profile"),
    path("exchange/profiles/<slug:name>/edit/", profiles.edit_profile, name="edit_profile"),
    path("exchange/profiles/<slug:name>/template/", profiles.template, name="template"),
    path("projects/<slug:code>/exchange/", plan.gate, name="gate"),
    path("projects/<slug:code>/exchange/calendar/", calendars.change_calendar, name="change_calendar"),
    path("projects/<slug:code>/exchange/plan.xml", plan.plan_file, name="plan_file"),
    path("projects/<slug:code>/exchange/plan/<int:pk>/", plan.plan_import, name="plan_import"),
    path("projects/<slug:code>/exchange/plan/<int:pk>/apply/", plan.apply_plan_import, name="apply_plan"),
    path("projects/<slug:code>/exchange/plan/<int:pk>/drop/", plan.drop_plan_import, name="drop_plan"),
    path(
        "projects/<slug:code>/exchange/plan/<int:pk>/baseline/", plan.take_plan_baseline, name="take_baseline"
    ),
]
