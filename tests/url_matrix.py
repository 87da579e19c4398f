"""Who may open and who may change what: every address of Qala, with a sample of its arguments.

One letter per persona: `-` nobody signed in, `r` resident, `n` another resident, `o` operator, `s` shift supervisor,
`e` executor, `h` executor's head, `x` executor of another organisation, `c` controller, `a` analyst, `t` content
editor, `A` administrator; of the project office `p` project office, `u` curator, `j` project head, `d` department,
`k` contractor. A new address must be added here before it can land.

    "room:name": Row(see="who may GET; empty: nobody, it only changes things", do="who may POST; empty: it only shows")
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from django.apps import apps

if TYPE_CHECKING:
    from tests.small_city import SmallCity

LETTERS = {
    "anonymous": "-",
    "resident": "r",
    "stranger": "n",
    "operator": "o",
    "shift_supervisor": "s",
    "executor": "e",
    "executor_head": "h",
    "other_executor": "x",
    "controller": "c",
    "analyst": "a",
    "content_editor": "t",
    "administrator": "A",
    "project_office": "p",
    "curator": "u",
    "project_head": "j",
    "department": "d",
    "contractor": "k",
}
OFFICE = "pujdk"
CENTRE = "osehxcatA"  # staff of the contact centre and its executors
STAFF = CENTRE + OFFICE
SIGNED_IN = STAFF + "rn"
ALL = SIGNED_IN + "-"
APPEALS = "osehxcaA"  # whoever sees the register, whole or of the own organisation
OF_HOME = "osehcaA"  # whoever sees an appeal that `executor` works on
DESK, STEER = "os", "osc"
LEADERS = "scA"
ADMIN, EDITORS = "A", "tA"


@dataclass(frozen=True)
class Row:
    """One address. `codes`: what it answers to those who may, beside 200 and 302."""

    see: str = ""
    do: str = ""
    codes: tuple[int, ...] = ()
    is_page: bool = True  # a person looks at the answer to GET (not a fragment, JSON or a file)


SHOW_STAFF = Row(STAFF)
SHOW_CENTRE = Row(CENTRE)
SHOW_APPEALS = Row(APPEALS)
ADMIN_FORM = Row(ADMIN, ADMIN)
EDITOR_FORM = Row(EDITORS, EDITORS)
ACCOUNT = Row(SIGNED_IN, SIGNED_IN)
# Steps of signing in that send on whoever is not in the middle of them.
PASSING = Row(ALL, ALL)
# Without a password or a key of one's own there is nothing to confirm or take away.
NOTHING_TO_CONFIRM = Row(SIGNED_IN, SIGNED_IN, (403,))
NO_KEY_YET = Row(SIGNED_IN, SIGNED_IN, (404,))

URL_MATRIX: dict[str, Row] = {
    "account_change_password": ACCOUNT,
    "account_change_phone": ACCOUNT,
    "account_complete_password_reset": PASSING,
    "account_confirm_login_code": PASSING,
    "account_confirm_password_reset_code": PASSING,
    "account_email": ACCOUNT,
    "account_email_verification_sent": PASSING,
    "account_inactive": Row(ALL),
    "account_login": PASSING,
    "account_logout": PASSING,
    "account_password_reset_completed": Row(ALL),
    "account_reauthenticate": NOTHING_TO_CONFIRM,
    "account_reset_password": PASSING,
    "account_set_password": ACCOUNT,
    "account_signup": PASSING,
    "account_verify_phone": PASSING,
    "api:api-root": Row(
        ALL, ALL, (404,), is_page=False
    ),  # ninja's own name for the beginning; nothing is there
    "api:appeal": Row(ALL, is_page=False),
    "api:appeals": Row(APPEALS, ALL, (400,), is_page=False),  # to be read by staff, to be sent by everybody
    "api:districts": Row(ALL, is_page=False),
    "api:openapi-json": Row(ALL, is_page=False),
    # The body is read before rights are asked; who may take which step stands in appeals/tests/test_api_steps.py.
    "api:step": Row(do=SIGNED_IN, codes=(400,)),
    "api:topics": Row(ALL, is_page=False),
    "appeals:appeal": Row(OF_HOME),
    "appeals:control": SHOW_APPEALS,
    "appeals:desk": Row("ehx"),
    "appeals:hints": Row(DESK, is_page=False),
    "appeals:questions": Row(DESK, is_page=False),
    "appeals:imports": Row("oscaA"),
    "appeals:map": SHOW_APPEALS,
    "appeals:new": Row(DESK, DESK),
    "appeals:letter": Row(do="osehc"),
    "appeals:notices": SHOW_APPEALS,
    "appeals:notices_seen": Row(do=APPEALS),
    "appeals:person": Row(do="osehc"),
    "appeals:points": Row(APPEALS, is_page=False),
    "appeals:register": SHOW_APPEALS,
    "appeals:slip": Row(OF_HOME, is_page=False),
    "appeals:step": Row(STEER, STEER),
    "appeals:targets": SHOW_APPEALS,
    "calendars:calendar": SHOW_STAFF,
    "calendars:day": ADMIN_FORM,
    "calendars:holidays": Row(do=ADMIN),
    "calendars:hours": ADMIN_FORM,
    "calendars:list": SHOW_STAFF,
    "calendars:new": ADMIN_FORM,
    "calendars:reset": Row(do=ADMIN, codes=(409,)),
    "calendars:year": SHOW_STAFF,
    "catalog:edit_cause": ADMIN_FORM,
    "catalog:edit_letter": ADMIN_FORM,
    "catalog:edit_procedure": ADMIN_FORM,
    "catalog:edit_status": EDITOR_FORM,
    "catalog:edit_topic": EDITOR_FORM,
    "catalog:new_cause": ADMIN_FORM,
    "catalog:new_procedure_term": ADMIN_FORM,
    "catalog:new_route": EDITOR_FORM,
    "catalog:new_rung": ADMIN_FORM,
    "catalog:new_term": EDITOR_FORM,
    "catalog:new_topic": EDITOR_FORM,
    "catalog:procedure": SHOW_CENTRE,
    "catalog:procedures": SHOW_CENTRE,
    "catalog:statuses": SHOW_CENTRE,
    "catalog:stop_route": EDITOR_FORM,
    "catalog:stop_rung": ADMIN_FORM,
    "catalog:stop_term": EDITOR_FORM,
    "catalog:topic": SHOW_CENTRE,
    "catalog:topics": SHOW_CENTRE,
    "files:file": Row(OF_HOME + "rt", is_page=False),
    "files:upload": Row(),
    "files:uploads": Row(do=ALL, codes=(422,)),
    "files:variant": Row(OF_HOME + "rt", is_page=False),
    "mfa_activate_totp": ACCOUNT,
    "mfa_add_webauthn": ACCOUNT,
    "mfa_authenticate": PASSING,
    "mfa_deactivate_totp": NO_KEY_YET,
    "mfa_download_recovery_codes": Row(SIGNED_IN, SIGNED_IN, (404,), is_page=False),
    "mfa_edit_webauthn": NO_KEY_YET,
    "mfa_generate_recovery_codes": ACCOUNT,
    "mfa_index": Row(SIGNED_IN),
    "mfa_list_webauthn": Row(SIGNED_IN),
    "mfa_login_webauthn": Row(ALL, ALL, is_page=False),
    "mfa_reauthenticate": NOTHING_TO_CONFIRM,
    "mfa_reauthenticate_webauthn": NOTHING_TO_CONFIRM,
    "mfa_remove_webauthn": NO_KEY_YET,
    "mfa_view_recovery_codes": Row(SIGNED_IN, codes=(404,)),
    # No identity provider is set in the tests.
    "openid_connect_callback": Row(ALL, ALL, (404,)),
    "openid_connect_login": Row(ALL, ALL, (404,)),
    "organisations:calendar": ADMIN_FORM,
    "organisations:contacts": ADMIN_FORM,
    "organisations:dissolve": ADMIN_FORM,
    "organisations:edit": ADMIN_FORM,
    "organisations:grant": ADMIN_FORM,
    "organisations:hand_over": ADMIN_FORM,
    "organisations:list": SHOW_STAFF,
    "organisations:new": ADMIN_FORM,
    "organisations:organisation": SHOW_STAFF,
    "organisations:suggest": Row(STAFF, is_page=False),
    "people:appoint": Row(do=ADMIN),
    "people:change_account": ADMIN_FORM,
    "people:contacts": Row(do=LEADERS),
    "people:end_duty": ADMIN_FORM,
    "people:invite": ADMIN_FORM,
    "people:join": Row(ALL, ALL, (404,)),  # the link's secret opens it
    "people:join_link": Row(ALL),
    "people:lookup": Row(LEADERS, is_page=False),
    "people:me": ACCOUNT,
    "people:permissions": Row("cA"),
    "people:person": Row(LEADERS),
    "people:renew_invitation": Row(do=ADMIN),
    "people:second_factor_needed": Row(SIGNED_IN),
    "people:staff": Row(LEADERS),
    "people:welcome": Row(SIGNED_IN),
    "places:base_geojson": Row(ALL, is_page=False),
    "places:building": Row(STAFF, ADMIN),
    "places:change_boundary": Row(do=ADMIN),
    "places:district": SHOW_STAFF,
    "places:districts": SHOW_STAFF,
    "places:edit_district": Row(do=ADMIN),
    "places:end_care": Row(do=ADMIN),
    "places:find": SHOW_STAFF,
    "places:new_building": ADMIN_FORM,
    "places:reverse": Row(ALL, codes=(422,), is_page=False),
    "places:search": Row(ALL, is_page=False),
    "places:street": Row(STAFF, ADMIN),
    "places:streets": SHOW_STAFF,
    "portal:appeal": Row(ALL),
    "portal:home": Row(ALL),
    "portal:mine": Row(SIGNED_IN),
    "portal:overdue": Row(ALL),
    "portal:receipt": Row(ALL, codes=(404,)),  # of the session that has just sent an appeal
    "portal:respond": Row(do="r"),
    "portal:slip": Row("r", is_page=False),
    "portal:submit": PASSING,
    "portal:track": PASSING,
    "set_language": Row(ALL, ALL, is_page=False),
    "shared:change_job": Row(do=ADMIN, codes=(409,)),
    "shared:choose_columns": Row(do=SIGNED_IN),
    "shared:delete_view": Row(do="o"),
    "shared:gallery": SHOW_STAFF,
    "shared:gallery_shell": SHOW_STAFF,
    "shared:jobs": Row(ADMIN),
    "shared:map_tiles": Row(ALL, codes=(404,), is_page=False),  # no file of tiles is set in the tests
    "shared:parameter": Row(LEADERS + "ap", ADMIN, (422,)),
    "shared:parameters": Row(LEADERS + "ap"),
    "shared:preferences": Row(do=ALL),
    "shared:save_view": Row(do=SIGNED_IN),
    "shared:saved_view": Row(do="o"),
    "shared:search": SHOW_STAFF,
    "shared:take_back": Row(do=ADMIN, codes=(409,)),
    "socialaccount_connections": ACCOUNT,
    "socialaccount_login_cancelled": Row(ALL),
    "socialaccount_login_error": Row(ALL, codes=(401,)),
    "socialaccount_signup": PASSING,
    "usersessions_list": ACCOUNT,
}

Arguments = Callable[["SmallCity"], dict[str, Any]]
_FILE: Arguments = lambda c: {"file_id": c.files["answered"].pk}  # noqa: E731
_ORGANISATION: Arguments = lambda c: {"code": c.home.code}  # noqa: E731
_EXECUTOR: Arguments = lambda c: {"pk": c.people.executor.pk}  # noqa: E731
_TOPIC: Arguments = lambda c: {"code": c.world.heat.code}  # noqa: E731
_DISTRICT: Arguments = lambda c: {"pk": c.district.pk}  # noqa: E731
_STREET: Arguments = lambda c: {"pk": c.street.pk}  # noqa: E731
_FRESH: Arguments = lambda c: {"number": c.number("fresh")}  # noqa: E731
_PROCEDURE: Arguments = lambda c: {"code": "administrative"}  # noqa: E731
_CALENDAR: Arguments = lambda c: {"code": "five-day"}  # noqa: E731
_SCREEN: Arguments = lambda c: {"screen": "appeals.register"}  # noqa: E731
_PROVIDER: Arguments = lambda c: {"provider_id": "government"}  # noqa: E731
_NO_KEY: Arguments = lambda c: {"pk": 987654321}  # noqa: E731


def _planned() -> int:
    """A value of a parameter that has not begun."""
    from qala.shared.models import Parameter

    words = {"key": "portal.code_tries", "valid_from": "2099-01-01"}
    return Parameter.objects.get_or_create(**words, defaults={"value": "3"})[0].pk


ARGUMENTS: dict[str, Arguments] = {
    "api:appeal": _FRESH,
    "api:step": _FRESH,
    "appeals:appeal": _FRESH,
    "appeals:letter": lambda c: {"number": c.number("legal"), "pk": c.letter_id},
    "appeals:person": _FRESH,
    "appeals:slip": _FRESH,
    "appeals:step": lambda c: {**_FRESH(c), "verb": "change_topic"},
    "calendars:calendar": _CALENDAR,
    "calendars:day": lambda c: {**_CALENDAR(c), "on": "2026-03-03"},
    "calendars:holidays": _CALENDAR,
    "calendars:hours": _CALENDAR,
    "calendars:reset": lambda c: {**_CALENDAR(c), "on": "2026-03-09"},
    "calendars:year": lambda c: {**_CALENDAR(c), "year": 2026},
    "catalog:edit_cause": lambda c: {"code": "pause-weather"},
    "catalog:edit_letter": lambda c: {"kind": "slip"},
    "catalog:edit_procedure": _PROCEDURE,
    "catalog:new_procedure_term": _PROCEDURE,
    "catalog:new_rung": _PROCEDURE,
    "catalog:procedure": _PROCEDURE,
    "catalog:stop_rung": lambda c: {"pk": c.rung_id},
    "catalog:edit_status": lambda c: {"code": c.status.code},
    "catalog:edit_topic": _TOPIC,
    "catalog:new_route": _TOPIC,
    "catalog:new_term": _TOPIC,
    "catalog:topic": _TOPIC,
    "catalog:stop_route": lambda c: {"pk": c.route_id},
    "catalog:stop_term": lambda c: {"pk": c.topic_term_id},
    "files:file": _FILE,
    "files:variant": lambda c: {**_FILE(c), "variant": "clean"},
    "files:upload": lambda c: {"upload_id": c.upload.pk},
    "mfa_edit_webauthn": _NO_KEY,
    "mfa_remove_webauthn": _NO_KEY,
    "openid_connect_callback": _PROVIDER,
    "openid_connect_login": _PROVIDER,
    "organisations:calendar": _ORGANISATION,
    "organisations:contacts": _ORGANISATION,
    "organisations:dissolve": _ORGANISATION,
    "organisations:edit": _ORGANISATION,
    "organisations:grant": _ORGANISATION,
    "organisations:hand_over": _ORGANISATION,
    "organisations:organisation": _ORGANISATION,
    "people:appoint": _EXECUTOR,
    "people:change_account": lambda c: {**_EXECUTOR(c), "change": "deactivate"},
    "people:contacts": _EXECUTOR,
    "people:end_duty": lambda c: {"pk": c.duty.pk},
    "people:join_link": lambda c: {"token": c.invitation},
    "people:person": _EXECUTOR,
    "people:renew_invitation": lambda c: {"pk": c.invited.pk},
    "places:building": lambda c: {"pk": c.building.pk},
    "places:change_boundary": _DISTRICT,
    "places:district": _DISTRICT,
    "places:edit_district": _DISTRICT,
    "places:end_care": lambda c: {"pk": c.care_id},
    "places:new_building": _STREET,
    "places:street": _STREET,
    "portal:appeal": lambda c: {"number": c.number("answered")},
    "portal:slip": lambda c: {"number": c.number("answered")},
    "portal:respond": lambda c: {"number": c.number("answered"), "verb": "reopen"},
    "shared:change_job": lambda c: {"pk": c.job_id},
    "shared:choose_columns": _SCREEN,
    "shared:parameter": lambda c: {"key": "portal.code_tries"},
    "shared:take_back": lambda _city: {"pk": _planned()},
    "shared:save_view": _SCREEN,
    "shared:delete_view": lambda c: {"pk": c.view.pk},
    "shared:saved_view": lambda c: {"pk": c.view.pk},
    "shared:gallery_shell": lambda c: {"shell": "public"},
}


def path_of(name: str, city: "SmallCity") -> str:
    """The address with arguments that lead to something in the small city."""
    from django.urls import reverse

    return reverse(name, kwargs=ARGUMENTS.get(name, lambda c: {})(city))


def _add_rooms() -> None:
    """Rooms may keep their rows beside their tests: `tests/url_rows.py` with ROWS and perhaps ARGUMENTS."""
    for config in apps.get_app_configs():
        path = f"{config.name}.tests.url_rows"
        if config.name.startswith("qala.") and find_spec(f"{config.name}.tests") and find_spec(path):
            module = import_module(path)
            URL_MATRIX.update(module.ROWS)
            ARGUMENTS.update(getattr(module, "ARGUMENTS", {}))


_add_rooms()
