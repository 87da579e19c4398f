"""Addresses of the room; sign-in itself is under /accounts/ (django-allauth)."""

from django.urls import path, re_path

from qala.ground.people.views import account, join, rights, staff

app_name = "people"
urlpatterns = [
    path("", staff.staff, name="staff"),
    path("welcome/", account.welcome, name="welcome"),
    path("me/", account.me, name="me"),
    path("second-factor/", account.second_factor_needed, name="second_factor_needed"),
    path("permissions/", rights.permissions, name="permissions"),
    path("lookup/", rights.lookup, name="lookup"),
    path("invite/", staff.invite, name="invite"),
    path("join/", join.join, name="join"),
    path("join/<str:token>/", join.join_link, name="join_link"),
    path("duties/<int:pk>/end/", staff.end_duty, name="end_duty"),
    path("<int:pk>/", staff.person, name="person"),
    path("<int:pk>/contacts/", staff.contacts, name="contacts"),
    path("<int:pk>/appoint/", staff.appoint, name="appoint"),
    path("<int:pk>/invitation/", staff.renew_invitation, name="renew_invitation"),
    re_path(
        r"^(?P<pk>[0-9]{1,18})/(?P<change>deactivate|reactivate|reset-second-factor)/$",
        staff.change_account,
        name="change_account",
    ),
]
