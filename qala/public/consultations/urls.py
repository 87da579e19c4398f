"""Addresses of the room."""

from django.urls import path

from qala.public.consultations.views import files, moderating, office, public, writing

app_name = "consultations"
urlpatterns = [
    path("", public.consultations, name="list"),
    path("feed.atom", files.feed, name="feed"),
    path("<int:pk>/", public.consultation, name="consultation"),
    path("<int:pk>/write/", writing.write, name="write"),
    path("<int:pk>/feed.atom", files.feed_of, name="feed_of"),
    path("<int:pk>/<slug:what>.csv", files.table, name="table"),
    path("office/", office.consultations, name="office"),
    path("office/new/", office.new, name="new"),
    path("office/<int:pk>/", office.card, name="card"),
    path("office/<int:pk>/edit/", office.edit, name="edit"),
    path("office/<int:pk>/step/<slug:verb>/", office.step, name="step"),
    path("office/remarks/<int:pk>/", office.answer, name="reply"),
    path("moderation/", moderating.queue, name="queue"),
    path("moderation/<int:pk>/", moderating.moderate, name="moderate"),
]
