"""An appeal from the page of a project: tied to it once, public as far as released, read by the project's team."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from qala.contact.appeals.actions import Place, accept, answer
from qala.contact.appeals.models import Answer, Appeal
from qala.contact.appeals.tests.factories import PROOF, World, make_world
from qala.ground.notifications.models import Notification
from qala.office.projects.actions.publish import take_publication
from qala.office.projects.models import Project
from qala.office.projects.registries import concerns
from qala.public.portal.actions.send import Sent, send_appeal
from qala.public.portfolio.actions import tie, untie
from qala.public.portfolio.models import ProjectQuestion
from qala.public.projection.models import PublicProject
from qala.public.published.actions import refuse, release
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.errors import Gone, Missing
from tests.kept import kept

WORDS = "Will the pavement be wide enough for prams?"
SECRET = "My name is Zhasyryn, call +7 701 999 88 77"


@kept(is_frozen=True)
def world(city: Any) -> World:
    return make_world(city.people)


@pytest.fixture
def question(world: World, row: PublicProject) -> Appeal:
    made = world.appeal(text=SECRET, by=None, channel="web")
    tie(appeal_id=made.pk, code=row.code)
    return made


def answered(world: World, question: Appeal) -> Answer:
    accept(appeal_id=question.pk, by=world.people.executor)
    answer(appeal_id=question.pk, text=f"Two metres. {PROOF}", by=world.people.executor)
    return Answer.objects.get(appeal=question)


def page(row: PublicProject, name: str = "project") -> str:
    response = Client().get(reverse(f"portfolio:{name}", args=[row.code]), headers={"Accept-Language": "en"})
    return response.content.decode()


def test_the_form_knows_the_project_and_ties_the_appeal(world: World, row: PublicProject) -> None:
    client = Client(headers={"Accept-Language": "en"})
    form = client.get(f"/submit/?project={row.code}")
    assert form.context["form"].about == row
    assert f'value="{row.code}"' in form.content.decode()
    sent = {"text": "Cold", "topic": world.heat.pk, "lon": "70.05", "lat": "50.05", "project": row.code}
    check = client.post("/submit/", {**sent, "do": "check"}).content.decode()
    assert str(row.facts.title.en) in check
    assert client.post("/submit/", sent).status_code == 302
    made = ProjectQuestion.objects.get()
    assert made.project == row
    assert timeline.of(made.appeal).filter(verb="tie").get().note.startswith(row.code)


def test_a_strange_or_withdrawn_project_stops_no_appeal(world: World, city: Any, row: PublicProject) -> None:
    sent = {"text": "Cold", "topic": world.heat.pk, "lon": "70.05", "lat": "50.05"}
    take_publication(project_id=row.project_id, verb="withdraw", by=city.people.project_office, reason="–")
    for code in ("no-such", row.code):
        assert Client().get(f"/submit/?project={code}").context["form"].about is None
        assert Client().post("/submit/", {**sent, "project": code}).status_code == 302
    assert Appeal.objects.count() == 2
    assert not ProjectQuestion.objects.exists()
    with pytest.raises(Gone):
        tie(appeal_id=Appeal.objects.first().pk, code=row.code)
    with pytest.raises(Missing):
        tie(appeal_id=Appeal.objects.first().pk, code="no-such")


def test_a_project_withdrawn_while_the_form_was_read_stops_no_appeal(
    world: World, city: Any, row: PublicProject
) -> None:
    sent = Sent("Cold", world.heat.pk, "kk", place=Place(lon=70.05, lat=50.05), project=row.code)
    take_publication(project_id=row.project_id, verb="withdraw", by=city.people.project_office, reason="–")
    made = send_appeal(sent)
    assert Appeal.objects.get() == made.appeal
    assert not ProjectQuestion.objects.exists()


def test_tied_twice_is_tied_once(question: Appeal, row: PublicProject) -> None:
    assert tie(appeal_id=question.pk, code=row.code) == ProjectQuestion.objects.get()
    assert timeline.of(question).filter(verb="tie").count() == 1


def test_everybody_reads_what_was_released_and_nothing_else(
    world: World, question: Appeal, row: PublicProject
) -> None:
    told = answered(world, question)
    for name in ("project", "questions"):
        assert question.number in page(row, name)
        assert "Zhasyryn" not in page(row, name)
        assert "Two metres" not in page(row, name)
    editor = world.people.content_editor
    release(appeal_id=question.pk, by=editor, words=WORDS, language="en", answers={told.pk: "Two metres."})
    for name in ("project", "questions"):
        assert WORDS in page(row, name)
        assert "Two metres." in page(row, name)
        assert "999 88 77" not in page(row, name)
    refuse(appeal_id=question.pk, by=editor, cause="abuse", is_hidden=True)
    for name in ("project", "questions"):
        assert question.number not in page(row, name)


def test_a_project_without_questions_invites(row: PublicProject) -> None:
    assert f"/submit/?project={row.code}" in page(row)
    assert page(row, "questions").count(f"/submit/?project={row.code}") == 1


def test_the_list_costs_the_same_for_one_and_for_three(
    world: World, question: Appeal, row: PublicProject, count_queries: Any
) -> None:
    page(row, "questions")

    def count() -> int:
        with count_queries() as seen:
            page(row, "questions")
        return len(seen)

    one = count()
    for _each in range(2):
        tie(appeal_id=world.appeal(by=None, channel="web").pk, code=row.code)
    assert count() == one


def test_the_team_reads_all_without_personal_data(
    city: Any, question: Appeal, row: PublicProject, client_for: Any
) -> None:
    address = reverse("portfolio:asked", args=[row.code])
    for person in (city.people.project_head, city.people.project_office, city.people.curator):
        client = client_for(person)
        text = client.get(address, headers={"Accept-Language": "en"}).content.decode()
        assert question.number in text
        assert "999 88 77" not in text
    assert client_for(city.people.contractor).get(address).status_code == 403
    assert client_for(city.people.resident).get(address).status_code in (403, 404)
    assert (
        "Questions"
        in client_for(city.people.project_head)
        .get(row.project.get_absolute_url(), headers={"Accept-Language": "en"})
        .content.decode()
    )


def test_the_office_takes_off_what_is_not_about_the_project(
    city: Any, question: Appeal, row: PublicProject, client_for: Any
) -> None:
    address = reverse("portfolio:untie", args=[row.code, question.pk])
    team = reverse("portfolio:asked", args=[row.code])
    assert address not in client_for(city.people.project_head).get(team).content.decode()
    assert client_for(city.people.project_head).post(address, {"reason": "x"}).status_code == 403
    office = client_for(city.people.project_office)
    assert address in office.get(team).content.decode()
    assert office.post(address, {"reason": " "}).status_code == 422
    assert office.post(address, {"reason": "A lift, not the street"}).status_code == 302
    assert not ProjectQuestion.objects.exists()
    entry = timeline.of(question).get(verb="untie")
    assert (entry.note, entry.by) == (f"{row.code}: A lift, not the street", city.people.project_office)
    assert question.number not in page(row)
    assert office.post(address, {"reason": "Again"}).status_code == 404
    with pytest.raises(Missing):
        untie(appeal_id=question.pk, reason="Again", by=city.people.project_office)


def test_who_leads_the_project_is_told_without_words(city: Any, question: Appeal, row: PublicProject) -> None:
    (told,) = Notification.objects.filter(kind="portfolio.asked")
    assert told.user == city.people.project_head
    assert told.occasion.url == reverse("portfolio:asked", args=[row.code])
    assert "Zhasyryn" not in str(told.occasion.words)


def test_late_ones_are_a_concern_of_the_agenda(question: Appeal, row: PublicProject) -> None:
    def late() -> list[Any]:
        found = concerns(Project.objects.filter(pk=row.project_id), today())
        return [one for one in found if one.kind == "late_question"]

    assert not late()
    Appeal.objects.filter(pk=question.pk).update(is_overdue=True)
    (concern,) = late()
    assert concern.project_id == row.project_id
    assert concern.url == reverse("portfolio:asked", args=[row.code])
