"""Addresses of the room."""

from django.urls import path, re_path

from qala.contact.polls.views import desk, figures, manage, public, questions

app_name = "polls"
urlpatterns = [
    path("", public.polls, name="list"),
    path("<int:pk>/", public.poll_page, name="poll"),
    path("<int:pk>/thanks/", public.thanks, name="thanks"),
    path("<int:pk>/results/", public.results, name="results"),
    path("desk/", desk.desk, name="desk"),
    path("desk/<int:pk>/", desk.take, name="take"),
    path("manage/", manage.polls, name="manage"),
    path("manage/new/", manage.new_poll, name="new"),
    path("manage/<int:pk>/", manage.card, name="card"),
    path("manage/<int:pk>/edit/", manage.edit_poll, name="edit"),
    path("manage/<int:pk>/preview/", manage.preview, name="preview"),
    path("manage/<int:pk>/open/", manage.start, name="open"),
    path("manage/<int:pk>/close/", manage.close, name="close"),
    path("manage/<int:pk>/cancel/", manage.cancel, name="cancel"),
    path("manage/<int:pk>/figures/", figures.figures, name="figures"),
    re_path(r"^manage/(?P<pk>\d{1,18})/figures\.(?P<extension>csv|xlsx)$", figures.figures_file, name="figures_file"),
    re_path(r"^manage/(?P<pk>\d{1,18})/(?P<what>votes|texts)\.(?P<extension>csv|xlsx)$", figures.votes_file, name="votes_file"),  # noqa: E501
    path("manage/<int:pk>/new-question/<slug:kind>/", questions.new_question, name="new_question"),
    path("manage/questions/<int:pk>/", questions.edit_question, name="question"),
    path("manage/questions/<int:pk>/remove/", questions.remove, name="remove_question"),
    path("manage/questions/<int:pk>/move/", questions.move, name="move_question"),
]  # fmt: skip
