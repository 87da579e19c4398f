"""Every screen of the room: who may open it, what it says, and that it looks native in three languages."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP

from qala.ground.people.actions import invite
from qala.ground.people.models import Duty, PersonalDataView
from qala.ground.people.rules import roles
from qala.ground.people.tests import factories
from qala.shared import clock

pytestmark = pytest.mark.django_db

VIEWERS = {"administrator", "shift_supervisor", "controller"}


def urls(person, duty):
    """Address → who may open it with GET; everybody else gets 403, anonymous people the sign-in page."""
    everybody = set(factories_names())
    return {
        "/people/": VIEWERS,
        f"/people/{person.pk}/": VIEWERS,
        "/people/lookup/?q=a": VIEWERS,
        "/people/permissions/": {"administrator", "controller"},
        "/people/invite/": {"administrator"},
        f"/people/duties/{duty.pk}/end/": {"administrator"},
        f"/people/{person.pk}/deactivate/": {"administrator"},
        f"/people/{person.pk}/reactivate/": {"administrator"},
        f"/people/{person.pk}/reset-second-factor/": {"administrator"},
        "/people/me/": everybody,
    }


def factories_names():
    from tests.personas import Personas

    return [name for name in Personas.__dataclass_fields__ if name not in ("home", "elsewhere")]


def test_the_role_matrix_of_every_address(personas, client_for) -> None:
    member = factories.make_staff(roles.CONTENT_EDITOR)
    table = urls(member, member.duties.get())
    for name, user in personas.by_name().items():
        client = client_for(user)
        for url, allowed in table.items():
            status = client.get(url).status_code
            expected = 302 if user is None else 200 if name in allowed else 403
            assert status == expected, f"{name} {url}: {status}, expected {expected}"


@pytest.mark.parametrize("verb", ["appoint", "deactivate", "reactivate", "reset-second-factor", "invitation"])
def test_only_an_administrator_changes_anything(personas, client_for, verb: str) -> None:
    member = factories.make_staff(roles.CONTENT_EDITOR)
    for name, user in personas.by_name().items():
        if name == "administrator":
            continue
        response = client_for(user).post(f"/people/{member.pk}/{verb}/", {"reason": "x"})
        assert response.status_code == (302 if user is None else 403), name
        if user is None:
            assert response.url.startswith("/accounts/login/")
    member.refresh_from_db()
    assert member.is_active
    assert member.duties.filter(valid_to=None).count() == 1


def test_residents_are_not_shown_on_staff_pages(personas, client_for) -> None:
    client = client_for(personas.administrator)
    assert client.get(f"/people/{personas.resident.pk}/").status_code == 404
    assert client.get("/people/0/").status_code == 404
    assert personas.resident.full_name not in client.get("/people/").content.decode()


def test_the_list_costs_the_same_for_one_and_for_many(personas, client_for, count_queries) -> None:
    client = client_for(personas.administrator)
    client.get("/people/")
    with count_queries() as few:
        client.get("/people/")
    for _ in range(5):
        factories.make_staff(roles.EXECUTOR, personas.home)
    with count_queries() as many:
        client.get("/people/")
    assert len(few) == len(many) <= 12


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("role=controller", {"controller"}),
        ("role=controller&role=analyst", {"controller", "analyst"}),
        ("active=False", set()),
        ("text=controller", {"controller"}),
    ],
)
def test_the_list_is_filtered(personas, client_for, query: str, found: set) -> None:
    page = client_for(personas.administrator).get(f"/people/?{query}").context["page"]
    names = {
        name for name, user in personas.by_name().items() if user and user.pk in {row.pk for row in page.rows}
    }
    assert names == found


def test_the_list_is_filtered_by_organisation_and_private_words(personas, client_for) -> None:
    client = client_for(personas.administrator)
    page = client.get(f"/people/?organisation={personas.home.pk}").context["page"]
    assert {row.pk for row in page.rows} == {personas.executor.pk, personas.executor_head.pk}
    whole = client.get("/people/", {"text": personas.operator.email}).context["page"]
    assert [row.pk for row in whole.rows] == [personas.operator.pk]
    assert not client.get("/people/", {"text": "@example.org"}).context["page"].rows


def test_contacts_are_opened_with_a_reason_and_noted(personas, client_for) -> None:
    client, member = client_for(personas.controller), personas.operator
    assert member.email not in client.get(f"/people/{member.pk}/").content.decode()
    assert client.post(f"/people/{member.pk}/contacts/", {}).status_code == 422
    response = client.post(f"/people/{member.pk}/contacts/", {"reason": "shift change"})
    assert member.email in response.content.decode()
    assert response["Cache-Control"] == "no-store"
    row = PersonalDataView.objects.get()
    assert (row.viewer, row.subject_id, row.purpose) == (personas.controller, member.pk, "shift change")


def test_a_duty_is_given_and_ended_on_the_page(personas, client_for) -> None:
    client, member = client_for(personas.administrator), personas.operator
    today = clock.today().isoformat()
    words = {"role": "controller", "valid_from": today, "last_day": today, "reason": "Order 1"}
    assert client.post(f"/people/{member.pk}/appoint/", words).status_code == 302
    duty = Duty.objects.get(user=member, role="controller")
    assert duty.valid_to == duty.valid_from + timedelta(days=1)
    response = client.post(f"/people/{member.pk}/appoint/", words)
    assert response.status_code == 422
    assert "already holds" in response.content.decode()
    response = client.post(f"/people/duties/{duty.pk}/end/", {"reason": "Order 2"})
    assert response.status_code == 302
    duty.refresh_from_db()
    assert duty.valid_to == clock.today()


def test_an_invited_person_comes_in(personas, client_for, client) -> None:
    boss = client_for(personas.administrator)
    words = {"full_name": "New Person", "email": "n@example.org", "language": "kk", "role": "operator"}
    page = boss.post("/people/invite/", words).content.decode()
    (link,) = re.findall(r"http://testserver(/people/join/[^/\"]+/)", page)
    response = client.get(link)
    assert (response.status_code, response.url) == (302, "/people/join/")
    assert client.post("/people/join/", {"password": "short"}).status_code == 422
    assert client.post("/people/join/", {"password": factories.PASSWORD}).status_code == 302
    assert client_for().get(link).status_code == 404
    response = client.post("/accounts/login/", {"login": "n@example.org", "password": factories.PASSWORD})
    assert response.url == "/people/welcome/"
    welcome = client.get(response.url)
    assert welcome.cookies["qala_language"].value == "kk"


def test_the_matrix_tells_why(personas, client_for) -> None:
    client = client_for(personas.controller)
    page = client.get("/people/permissions/").content.decode()
    assert "people.appoint" in page
    assert "kept with administrators" in page
    chosen = client.get(f"/people/permissions/?person={personas.administrator.pk}").content.decode()
    assert "Because of the duty" in chosen
    assert client.get("/people/permissions/?person=0").status_code == 200
    found = client.get("/people/lookup/?q=operator").json()["items"]
    assert [item["value"] for item in found] == [str(personas.operator.pk)]


def test_a_person_changes_name_and_language(personas, client_for) -> None:
    client = client_for(personas.resident)
    response = client.post("/people/me/", {"full_name": " New   Name ", "language": "ru"})
    assert response.cookies["qala_language"].value == "ru"
    personas.resident.refresh_from_db()
    assert (personas.resident.full_name, personas.resident.language) == ("New Name", "ru")
    assert client.post("/people/me/", {"full_name": "", "language": "ru"}).status_code == 422


ENTRANCE = ["/accounts/login/", "/accounts/signup/", "/accounts/password/reset/", "/people/join/"]
MANAGE = [
    "/people/me/",
    "/accounts/email/",
    "/accounts/phone/change/",
    "/accounts/password/change/",
    "/accounts/2fa/",
    "/accounts/2fa/totp/deactivate/",
    "/accounts/2fa/webauthn/",
    "/accounts/2fa/webauthn/add/",
    "/accounts/2fa/recovery-codes/generate/",
    "/accounts/2fa/recovery-codes/",
    "/accounts/sessions/",
    "/accounts/reauthenticate/",
    "/accounts/logout/",
    "/accounts/3rdparty/",
]
LATIN_WORD = re.compile(r"\b[A-Za-z]{3,}\b")
KNOWN_WORDS = {
    "Qala",
    "Bahasa",
    "eGov",
    "PIN",
    "TOTP",
    "PDF",
    "CSV",
    "mailto",
    "English",
    "Eng",
    "Ctrl",
    "Esc",
}


def words_of(html: str) -> str:
    """What a person reads: no scripts, styles, codes, inputs."""
    html = re.sub(r"(?s)<(script|style|svg|code|textarea|noscript)\b.*?</\1>", " ", html)
    main = re.search(r"(?s)<main.*?</main>", html)
    return re.sub(r"(?s)<[^>]+>", " ", main.group(0) if main else html)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_account_pages_speak_the_language(client, language: str) -> None:
    user = factories.make_staff(roles.CONTROLLER, password=factories.PASSWORD, email="ab@example.org")
    headers = {"Accept-Language": language}
    left: dict[str, set[str]] = {}

    def look(url: str) -> None:
        response = client.get(url, headers=headers)
        assert response.status_code == 200, f"{url}: {response.status_code}"
        html = response.content.decode()
        assert "q-card" in html, url
        assert not re.search(r"<[^>]+\sstyle=", html), url
        text = words_of(html).replace("ab@example.org", "").replace(user.full_name, "")
        strange = set(LATIN_WORD.findall(text)) - KNOWN_WORDS
        if strange:
            left[url] = strange

    for url in ENTRANCE[:3]:
        look(url)
    client.cookies["qala_language"] = language
    client.post("/accounts/login/", {"login": user.email, "password": factories.PASSWORD})
    client.cookies["qala_language"] = language
    look("/accounts/2fa/totp/activate/")
    RecoveryCodes.activate(user)
    TOTP.activate(user, "A" * 32)
    for url in MANAGE:
        look(url)
    assert not left, left


def test_an_invited_page_needs_its_link(client, personas) -> None:
    assert client.get("/people/join/").status_code == 404
    _user, token = invite(full_name="A", email="a@example.org", role="operator", by=personas.administrator)
    assert client.get(f"/people/join/{token}/").status_code == 302
    assert client.get("/people/join/").status_code == 200
