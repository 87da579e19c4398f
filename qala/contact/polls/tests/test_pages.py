"""The pages: answering, changing, being refused, writing, files."""

import re
from typing import Any

import pytest

from qala.contact.polls.actions import close_poll, open_poll, save_poll, save_question
from qala.contact.polls.models import Ballot, Option, Poll, Question, Vote
from qala.contact.polls.tests.factories import KINDS, draft, question, running, vote
from qala.ground.files.tests.factories import photo
from qala.shared.clock import now
from qala.shared.models import ExportRecord
from tests.personas import Personas

pytestmark = pytest.mark.django_db


def sheet(poll: Poll, choice: int = 0, **more: Any) -> dict[str, Any]:
    """What a browser sends."""
    sent: dict[str, Any] = {}
    for row in poll.questions.all():
        name, options = f"q{row.pk}", [option.pk for option in row.options.all()]
        if row.kind == "one":
            sent[name] = options[choice]
        elif row.kind == "many":
            sent[name] = options[choice : choice + 2]
        elif row.kind == "scale":
            sent[name] = row.low + choice
        elif row.kind == "text":
            sent[name] = "Көбірек ағаш"
        elif row.kind == "ranking":
            order = [*options[choice:], *options[:choice]]
            sent |= {f"{name}_{option}": order.index(option) + 1 for option in options}
        else:
            sent |= {f"{name}_lat": "50.05", f"{name}_lon": "70.05", name: ""}
    return sent | more


def test_answer_change_and_thanks(personas: Personas, client_for: Any) -> None:
    poll, client = running(personas.content_editor, *KINDS), client_for()
    url = f"/polls/{poll.pk}/"
    assert client.get(f"{url}thanks/").url == url
    assert client.post(url, sheet(poll, 0)).url == f"{url}thanks/"
    assert b"is counted" in client.get(f"{url}thanks/").content
    page = client.get(url).content.decode()
    assert "You have answered already" in page
    assert "Көбірек ағаш" in page
    assert page.count("checked") == 4
    assert client.post(url, sheet(poll, 1)).status_code == 302
    assert (Ballot.objects.count(), Vote.objects.count()) == (1, 1)
    one = poll.questions.first()
    assert Vote.objects.get().answers[str(one.pk)] == one.options.all()[1].pk


def test_errors_stand_beside_the_questions_and_nothing_typed_is_lost(
    personas: Personas, client_for: Any
) -> None:
    poll = running(personas.content_editor, *KINDS)
    ranking = poll.questions.get(kind="ranking")
    first = ranking.options.first()
    sent = sheet(poll) | {f"q{ranking.pk}_{first.pk}": "2", f"q{poll.questions.get(kind='scale').pk}": ""}
    response = client_for().post(f"/polls/{poll.pk}/", sent)
    page = response.content.decode()
    assert response.status_code == 422
    assert "Give every option a place." in page
    assert page.count("This field is required.") == 2  # in the summary and beside it
    assert "Көбірек ағаш" in page
    assert not Ballot.objects.exists()


@pytest.mark.parametrize("junk", ["x", "9" * 40, "-1", "\U0001f600", "[]"])
def test_junk_is_refused_kindly(personas: Personas, client_for: Any, junk: str) -> None:
    poll = running(personas.content_editor, *KINDS)
    sent = dict.fromkeys(sheet(poll), junk) | {"district": junk, "age_band": junk}
    assert client_for().post(f"/polls/{poll.pk}/", sent).status_code == 422


def test_without_a_token_nothing_is_taken(personas: Personas) -> None:
    from django.test import Client

    poll = running(personas.content_editor)
    assert Client(enforce_csrf_checks=True).post(f"/polls/{poll.pk}/", sheet(poll)).status_code == 403
    assert not Ballot.objects.exists()


def test_an_address_has_its_limit_and_an_account_has_not(personas: Personas, client_for: Any) -> None:
    poll = running(personas.content_editor, address_limit=2)
    codes = [client_for().post(f"/polls/{poll.pk}/", sheet(poll)).status_code for _n in range(3)]
    assert codes == [302, 302, 429]
    assert client_for(personas.resident).post(f"/polls/{poll.pk}/", sheet(poll)).status_code == 302
    assert sorted(Ballot.objects.values_list("origin", flat=True)) == ["account", "site", "site"]


def test_with_an_account_only(personas: Personas, client_for: Any, districts: list[Any]) -> None:
    poll = running(personas.content_editor, audience="district", districts=[districts[0]])
    stranger = client_for()
    page = stranger.get(f"/polls/{poll.pk}/").content.decode()
    assert "Sign in" in page
    assert 'method="post" class="q-stack"' not in page
    assert stranger.post(f"/polls/{poll.pk}/", sheet(poll)).status_code in (302, 401)
    client = client_for(personas.resident)
    assert client.post(f"/polls/{poll.pk}/", sheet(poll)).status_code == 422
    assert client.post(f"/polls/{poll.pk}/", sheet(poll, district=districts[1].pk)).status_code == 422
    assert client.post(f"/polls/{poll.pk}/", sheet(poll, district=districts[0].pk)).status_code == 302
    assert Ballot.objects.get().origin == "account"


def test_signing_in_does_not_give_a_second_vote(personas: Personas, client_for: Any) -> None:
    poll, client = running(personas.content_editor), client_for()
    client.post(f"/polls/{poll.pk}/", sheet(poll, 0))
    client.force_login(personas.resident)
    assert client.post(f"/polls/{poll.pk}/", sheet(poll, 1)).status_code == 302
    assert (Ballot.objects.count(), Vote.objects.count()) == (1, 1)


def test_closed_and_coming(personas: Personas, client_for: Any, frozen_clock: Any) -> None:
    poll, client = running(personas.content_editor), client_for()
    for name in range(5):
        vote(poll, name)
    assert client.get(f"/polls/{poll.pk}/results/").status_code == 404
    frozen_clock.move_to(poll.closes_at)
    response = client.post(f"/polls/{poll.pk}/", sheet(poll))
    assert (response.status_code, Vote.objects.count()) == (409, 5)
    assert b"This poll is closed" in response.content
    close_poll(poll_id=poll.pk, by=personas.content_editor)
    assert b"5 people answered" in client.get(f"/polls/{poll.pk}/results/").content
    later = draft(
        personas.content_editor, opens_at=now().replace(year=2099), closes_at=now().replace(year=2100)
    )
    question(later, personas.content_editor)
    assert client.get(f"/polls/{later.pk}/").status_code == 404
    open_poll(poll_id=later.pk, by=personas.content_editor)
    assert b"has not begun" in client.get(f"/polls/{later.pk}/").content


def test_the_desk(personas: Personas, client_for: Any) -> None:
    poll, client = running(personas.content_editor), client_for(personas.operator)
    url = f"/polls/desk/{poll.pk}/"
    assert client.post(url, sheet(poll, phone="12")).status_code == 422
    assert client.post(url, sheet(poll, phone="8 701 000 00 01")).status_code == 302
    again = client.post(url, sheet(poll, 1, phone="+77010000001"))
    assert again.status_code == 422
    assert b"voted in this poll already" in again.content
    [ballot] = Ballot.objects.all()
    assert (ballot.origin, Vote.objects.count()) == ("desk", 1)


def test_write_a_poll_by_the_forms(personas: Personas, client_for: Any) -> None:
    client = client_for(personas.content_editor)
    words = {
        "title_kk": "Аула", "title_ru": "Двор", "text_kk": "Не керек?", "text_ru": "Что нужно?",
        "opens_at": "2026-03-01T10:00", "closes_at": "2036-03-01T10:00", "audience": "everyone",
        "results": "at_once", "may_change": "on", "fewest": "5", "address_limit": "30",
    }  # fmt: skip
    wrong = client.post("/polls/manage/new/", words | {"closes_at": "2020-01-01T10:00", "fewest": "2"})
    assert wrong.status_code == 422
    assert 'value="Аула"' in wrong.content.decode()
    url = client.post("/polls/manage/new/", words).url
    poll = Poll.objects.get()
    assert url == f"/polls/manage/{poll.pk}/"
    rows = {
        "rows": "6", "text_kk": "Қайсысы?", "text_ru": "Что?", "is_required": "on",
        "option-0-text_kk": "Ағаш", "option-0-text_ru": "Деревья", "option-3-text_kk": "Жарық",
    }  # fmt: skip
    assert client.post(f"{url}new-question/one/", rows).status_code == 422
    assert client.post(f"{url}new-question/one/", rows | {"option-3-text_ru": "Свет"}).url == url
    assert [option.text_ru for option in Option.objects.all()] == ["Деревья", "Свет"]
    for kind in KINDS[1:]:
        assert client.get(f"{url}new-question/{kind}/").status_code == 200
    assert client.get(f"{url}new-question/other/").status_code == 404
    row = Question.objects.get()
    assert client.get(f"/polls/manage/questions/{row.pk}/").status_code == 200
    assert client.get(f"{url}preview/").status_code == 200
    assert client.post(f"{url}open/").status_code == 302
    assert client.post(f"/polls/manage/questions/{row.pk}/", rows).status_code == 422
    assert client.post(f"{url}cancel/", {"reason": " "}).status_code == 422
    assert client.post(f"{url}cancel/", {"reason": "Қате"}).status_code == 302
    assert Poll.objects.get().stage == "cancelled"


def test_a_picture_of_a_question_by_the_form(personas: Personas, client_for: Any) -> None:
    by = personas.content_editor
    client, poll = client_for(by), draft(by)
    url = f"/polls/manage/{poll.pk}/new-question/text/"
    words = {"text_kk": "Қайсысы?", "text_ru": "Что?", "picture_id": str(photo(by=by).pk)}
    refused = client.post(url, words)
    assert refused.status_code == 422
    assert b"Say what the picture shows" in refused.content
    [words["picture_id"]] = re.findall(r'name="picture_id" value="([^"]+)"', refused.content.decode())
    alts = {"alt_kk": "Сызба", "alt_ru": "Чертёж"}
    assert client.post(url, words | alts).status_code == 302
    row = Question.objects.get()
    assert (row.picture is not None, row.alt_ru) == (True, "Чертёж")
    page = client.get(f"/polls/manage/questions/{row.pk}/").content.decode()
    assert row.picture.thumb_url in page
    assert 'value="Чертёж"' in page


def test_a_draft_opens_with_what_was_chosen(
    personas: Personas, client_for: Any, districts: list[Any]
) -> None:
    poll = draft(personas.content_editor, audience="district", districts=[districts[1]])
    page = client_for(personas.content_editor).get(f"/polls/manage/{poll.pk}/edit/").content.decode()
    [chosen] = re.findall(r'name="districts" value="(\d+)"[^>]* checked', page)
    assert int(chosen) == districts[1].pk


def test_two_editors_do_not_undo_each_other(personas: Personas, client_for: Any) -> None:
    by, client = personas.content_editor, client_for(personas.controller)
    poll = draft(by)
    row = question(poll, by, "scale")
    pages = {
        url: client.get(url)
        for url in (f"/polls/manage/{poll.pk}/edit/", f"/polls/manage/questions/{row.pk}/")
    }
    save_poll(poll_id=poll.pk, by=by, title_kk="Басқа атау")
    save_question(poll_id=poll.pk, question_id=row.pk, by=by, text_kk="Басқа сұрақ")
    for url, page in pages.items():
        form = page.context["form"]
        sent = {name: form[name].value() for name in form.fields if form[name].value() is not None}
        for name in ("opens_at", "closes_at"):
            if name in sent:
                sent[name] = f"{sent[name]:%Y-%m-%dT%H:%M}"
        response = client.post(url, sent)
        assert response.status_code == 422
        assert b"Somebody else has changed this meanwhile" in response.content
    poll.refresh_from_db()
    assert (poll.title_kk, poll.questions.get().text_kk) == ("Басқа атау", "Басқа сұрақ")


def test_files_say_nothing_of_people_and_are_recorded(
    personas: Personas, client_for: Any, districts: list[Any]
) -> None:
    poll, client = running(personas.content_editor, *KINDS), client_for(personas.controller)
    for name in range(6):
        vote(poll, name, name % 3, district_id=districts[0].pk, age_band="60+")
    url = f"/polls/manage/{poll.pk}"
    assert client.get(f"{url}/votes.csv").status_code == 409
    close_poll(poll_id=poll.pk, by=personas.content_editor)
    votes = client.get(f"{url}/votes.csv").content.decode()
    assert len(votes.splitlines()) == 7
    assert all(word not in votes for word in ("60+", districts[0].name, "Сөз", "51.13"))
    assert "Сөз 2" in client.get(f"{url}/texts.csv").content.decode()
    assert "60+" not in client.get(f"{url}/figures.csv").content.decode()
    assert client.get(f"{url}/figures.xlsx").content[:2] == b"PK"
    screens = set(ExportRecord.objects.values_list("screen", "row_count"))
    assert screens >= {("polls.votes", 6), ("polls.texts", 12)}


def test_the_list_costs_the_same_for_more(personas: Personas, client_for: Any, count_queries: Any) -> None:
    client = client_for(personas.analyst)
    for _n in range(2):
        running(personas.content_editor)
    with count_queries() as two:
        client.get("/polls/manage/")
    for _n in range(3):
        running(personas.content_editor)
    with count_queries() as five:
        assert client.get("/polls/manage/").status_code == 200
    assert len(five) <= len(two)
    with count_queries() as public:
        client.get("/polls/")
    running(personas.content_editor)
    with count_queries() as more:
        client.get("/polls/")
    assert len(more) <= len(public)


def test_the_api(personas: Personas, client_for: Any) -> None:
    poll, client = running(personas.content_editor, results="after_close"), client_for()
    for name in range(6):
        vote(poll, name)
    [item] = client.get("/api/v1/polls", headers={"Accept-Language": "ru"}).json()["items"]
    assert (item["title"], item["stage"], item["has_results"]) == ("Парк", "open", False)
    assert client.get(f"/api/v1/polls/{poll.pk}/results").status_code == 404
    close_poll(poll_id=poll.pk, by=personas.content_editor)
    told = client.get(f"/api/v1/polls/{poll.pk}/results").json()
    assert (told["vote_count"], told["is_final"]) == (6, True)
    assert [cell["count"] for cell in told["figures"][0]["cells"]] == [6, 0, 0]
