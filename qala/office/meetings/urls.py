"""Addresses of the room; pages of one project begin with `projects/<code>/`."""

from django.urls import path, re_path

from qala.office.meetings.views import assignments, meetings, papers, writing

app_name = "meetings"
urlpatterns = [
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/new/", meetings.edit_meeting, name="new"),
    path("meetings/<int:pk>/", meetings.meeting, name="meeting"),
    path("meetings/<int:pk>/edit/", meetings.edit_meeting, name="edit"),
    path("meetings/<int:pk>/meeting.ics", papers.entry, name="entry"),
    re_path(
        r"^meetings/(?P<pk>\d{1,18})/protocol-(?P<language>kk|ru)\.(?P<extension>pdf|docx)$",
        papers.protocol,
        name="protocol",
    ),
    path("meetings/<int:pk>/attendance/", writing.attendance, name="attendance"),
    path("meetings/<int:pk>/propose/", writing.propose, name="propose"),
    path("meetings/<int:pk>/items/new/", writing.item, name="new_item"),
    path("meetings/<int:pk>/items/<int:item_id>/", writing.item, name="item"),
    path("meetings/<int:pk>/items/<int:item_id>/remove/", writing.remove_item, name="remove_item"),
    path("meetings/<int:pk>/items/<int:item_id>/move/", writing.move_item, name="move_item"),
    path("meetings/<int:pk>/items/<int:item_id>/heard/", writing.heard, name="heard"),
    path("meetings/<int:pk>/decisions/new/", writing.decision, name="new_decision"),
    path("meetings/<int:pk>/decisions/<int:decision_id>/", writing.decision, name="decision"),
    path("meetings/<int:pk>/decisions/<int:decision_id>/change/", writing.ask_change, name="ask_change"),
    path(
        "meetings/<int:pk>/decisions/<int:decision_id>/remove/",
        writing.remove_decision,
        name="remove_decision",
    ),
    path("meetings/<int:meeting>/assignments/new/", assignments.give, name="give_in"),
    path("meetings/<int:pk>/<slug:verb>/", meetings.step, name="step"),
    path("assignments/", assignments.control, name="control"),
    path("assignments/mine/", assignments.mine, name="mine"),
    path("assignments/new/", assignments.give, name="give"),
    path("assignments/<int:pk>/", assignments.assignment, name="assignment"),
    path("assignments/<int:pk>/edit/", assignments.rewrite, name="rewrite"),
    path("assignments/<int:pk>/<slug:verb>/", assignments.step, name="assignment_step"),
    path("projects/<slug:code>/decisions/", assignments.of_project, name="project"),
]
