"""Addresses of the public side."""

from django.urls import path

from qala.public.portal.views import follow, home, joining, overdue, respond, submit

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("submit/", submit.submit, name="submit"),
    path("submit/similar/", joining.similar, name="similar"),
    path("submit/join/<str:number>/", joining.join_page, name="join"),
    path("submit/joined/", joining.receipt, name="joined"),
    path("submit/receipt/", submit.receipt, name="receipt"),
    path("track/", follow.track, name="track"),
    path("track/shared/<str:number>/", joining.shared, name="shared"),
    path("track/<str:number>/", follow.appeal_page, name="appeal"),
    path("track/<str:number>/slip.pdf", follow.slip, name="slip"),
    path("track/<str:number>/<slug:verb>/", respond.respond, name="respond"),
    path("open/overdue/", overdue.overdue, name="overdue"),
    path("mine/", follow.mine, name="mine"),
]
