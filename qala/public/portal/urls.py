"""Addresses of the public side."""

from django.urls import path

from qala.public.portal.views import follow, home, joining, submit

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
    path("track/<str:number>/<slug:verb>/", follow.respond, name="respond"),
    path("mine/", follow.mine, name="mine"),
]
