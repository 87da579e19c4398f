"""Addresses of the public side."""

from django.urls import path

from qala.public.portal.views import (
    codes,
    follow,
    home,
    installing,
    joining,
    keeping,
    looking,
    overdue,
    respond,
    submit,
)

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("offline/", installing.offline, name="offline"),
    path("manifest.webmanifest", installing.manifest, name="manifest"),
    path("icons/<int:size>-<slug:kind>.png", installing.icon, name="icon"),
    path("submit/", submit.submit, name="submit"),
    path("submit/draft/", submit.send_draft, name="draft"),
    path("submit/share/", submit.share, name="share"),
    path("submit/look/", looking.look, name="look"),
    path("submit/questions/", looking.questions, name="questions"),
    path("submit/challenge/", looking.challenge, name="challenge"),
    path("submit/code/", codes.ask, name="code"),
    path("submit/code/confirm/", codes.confirm, name="code_confirm"),
    path("submit/similar/", joining.similar, name="similar"),
    path("submit/join/<str:number>/", joining.join_page, name="join"),
    path("submit/joined/", joining.receipt, name="joined"),
    path("submit/receipt/", submit.receipt, name="receipt"),
    path("submit/rules/", keeping.rules, name="rules"),
    path("submit/rules/words/add/", keeping.block, name="rules_add"),
    path("submit/rules/words/<int:pk>/end/", keeping.unblock, name="rules_end"),
    path("submit/held/", keeping.held, name="held"),
    path("submit/held/<int:pk>/", keeping.decide, name="decide"),
    path("track/", follow.track, name="track"),
    path("track/shared/<str:number>/", joining.shared, name="shared"),
    path("track/<str:number>/", follow.appeal_page, name="appeal"),
    path("track/<str:number>/slip.pdf", follow.slip, name="slip"),
    path("track/<str:number>/<slug:verb>/", respond.respond, name="respond"),
    path("open/overdue/", overdue.overdue, name="overdue"),
    path("mine/", follow.mine, name="mine"),
]
