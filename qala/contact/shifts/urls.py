"""Addresses of the room."""

from django.urls import path

from qala.contact.shifts.views import board, queue, reviews, shifts, staffing, standards

app_name = "shifts"
urlpatterns = [
    path("", shifts.shifts, name="list"),
    path("now/", board.now_page, name="now"),
    path("me/", board.me, name="me"),
    path("state/", board.set_state, name="state"),
    path("new/", shifts.new, name="new"),
    path("<int:pk>/", shifts.shift_page, name="shift"),
    path("<int:pk>/people/", shifts.people, name="people"),
    path("<int:pk>/move/", shifts.move, name="move_person"),
    path("<int:pk>/cancel/", shifts.cancel, name="cancel"),
    path("<int:pk>/note/", shifts.note, name="note"),
    path("<int:pk>/take-over/", shifts.take_over_page, name="take_over"),
    path("notes/<int:pk>/confirm/", shifts.confirm, name="confirm"),
    path("queue/", queue.queue, name="queue"),
    path("queue/take/", queue.take, name="take"),
    path("queue/<int:pk>/move/", queue.move, name="move"),
    path("staffing/", staffing.staffing, name="staffing"),
    path("figures/", staffing.figures, name="figures"),
    path("standards/", standards.standards, name="standards"),
    path("standards/new/", standards.new_standard, name="new_standard"),
    path("standards/breaks/<slug:code>/", standards.new_limit, name="new_limit"),
    path("standards/forms/<slug:code>/", standards.new_form, name="new_form"),
    path("reviews/", reviews.reviews, name="reviews"),
    path("reviews/calibration/", reviews.calibration_page, name="calibration"),
    path("reviews/samples/", reviews.samples, name="samples"),
    path("reviews/samples/new/", reviews.new_sample, name="new_sample"),
    path("reviews/samples/<int:pk>/", reviews.sample_page, name="sample"),
    path("reviews/samples/<int:pk>/<int:subject>/", reviews.give, name="give"),
    path("reviews/<int:pk>/", reviews.review_page, name="review"),
    path("reviews/<int:pk>/object/", reviews.object_to, name="object"),
    path("reviews/<int:pk>/decide/", reviews.decide, name="decide"),
]
