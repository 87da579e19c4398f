"""Write, open, close, count, recount."""

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from qala.contact.polls.actions import (
    OptionWords,
    cancel_poll,
    close_due,
    close_poll,
    count_running,
    move_question,
    open_poll,
    remove_question,
    save_poll,
    save_question,
)
from qala.contact.polls.models import Poll, PollCount, Question, Vote
from qala.contact.polls.queries import poll_sheet
from qala.contact.polls.queries.results import published, results_of
from qala.contact.polls.tests.factories import KINDS, draft, question, running, vote
from qala.ground.files.tests.factories import photo
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.errors import Conflict, Invalid, NotAllowed
from tests.personas import Personas

pytestmark = pytest.mark.django_db


def verbs(poll: Poll) -> list[str]:
    return [entry.verb for entry in timeline.of(poll).order_by("id")]


def test_write_and_open(personas: Personas) -> None:
    by = personas.content_editor
    poll = draft(by)
    first, second = question(poll, by), question(poll, by, "scale")
    move_question(question_id=second.pk, up=True, by=by)
    assert list(poll.questions.all()) == [second, first]
    kept = first.options.all()[1]
    words = [OptionWords(kept.text_kk, "Другое", id=kept.pk), OptionWords("Жаңа", "Новое")]
    save_question(
        poll_id=poll.pk, question_id=first.pk, by=by, options=words, kind="one", text_kk="А", text_ru="Б"
    )
    assert [(o.pk == kept.pk, o.text_ru) for o in first.options.all()] == [(True, "Другое"), (False, "Новое")]
    remove_question(question_id=second.pk, by=by)
    open_poll(poll_id=poll.pk, by=by)
    made = ["create", "add_question", "add_question", "move_question"]
    assert verbs(poll) == [*made, "change_question", "remove_question", "open"]


def test_an_opened_poll_is_not_changed(personas: Personas) -> None:
    by = personas.content_editor
    poll = running(by)
    [row] = poll.questions.all()
    acts: list[Any] = [
        lambda: save_poll(poll_id=poll.pk, by=by, title_kk="Басқа"),
        lambda: question(poll, by),
        lambda: remove_question(question_id=row.pk, by=by),
        lambda: move_question(question_id=row.pk, up=True, by=by),
        lambda: open_poll(poll_id=poll.pk, by=by),
    ]
    for act in acts:
        with pytest.raises(Conflict):
            act()


def test_who_may_not(personas: Personas) -> None:
    poll = running(personas.controller)
    for person in (personas.operator, personas.analyst, personas.resident):
        for act in (
            lambda by: draft(by),
            lambda by: question(poll, by),
            lambda by: close_poll(poll_id=poll.pk, by=by),
            lambda by: cancel_poll(poll_id=poll.pk, reason="No", by=by),
        ):
            with pytest.raises(NotAllowed):
                act(person)


def test_what_is_incomplete_is_not_opened(personas: Personas, frozen_clock: Any) -> None:
    by = personas.content_editor
    poll = draft(by)
    with pytest.raises(Conflict):
        open_poll(poll_id=poll.pk, by=by)
    row = question(poll, by, "many", options=2)
    Question.objects.filter(pk=row.pk).update(least=3, most=3)
    with pytest.raises(Conflict):
        open_poll(poll_id=poll.pk, by=by)
    Question.objects.filter(pk=row.pk).update(least=1, most=2)
    frozen_clock.forward(days=8)
    with pytest.raises(Conflict):
        open_poll(poll_id=poll.pk, by=by)


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"closes_at": now()}, "closes_at"),
        ({"audience": "district"}, "districts"),
        ({"fewest": 4}, "fewest"),
        ({"title_kk": ""}, "title_kk"),
        ({"address_limit": 0}, "address_limit"),
    ],
)
def test_a_wrong_poll(personas: Personas, words: dict[str, Any], field: str) -> None:
    if "closes_at" in words:
        words = {"opens_at": words["closes_at"] + timedelta(days=1), **words}
    with pytest.raises(Invalid) as refusal:
        draft(personas.content_editor, **words)
    assert field in refusal.value.fields


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"options": 1}, "options"),
        ({"kind": "many", "most": 9}, "most"),
        ({"kind": "scale", "low": 5, "high": 5}, "high"),
        ({"text_ru": ""}, "text_ru"),
    ],
)
def test_a_wrong_question(personas: Personas, words: dict[str, Any], field: str) -> None:
    by = personas.content_editor
    with pytest.raises(Invalid) as refusal:
        question(draft(by), by, **words)
    assert field in refusal.value.fields


def test_pictures_are_claimed_and_seen_by_those_who_may(personas: Personas, client_for: Any) -> None:
    by = personas.content_editor
    poll = draft(by, picture=photo(by=by).pk)
    question(poll, by)
    url = poll.picture.preview_url
    assert client_for(personas.analyst).get(url).status_code == 404
    open_poll(poll_id=poll.pk, by=by)
    assert client_for().get(url).status_code == 200


ALT = {"alt_kk": "Екі сызба", "alt_ru": "Два чертежа"}


def test_a_question_about_a_picture_says_it_in_words(personas: Personas, client_for: Any) -> None:
    by = personas.content_editor
    poll = draft(by)
    with pytest.raises(Invalid) as refusal:
        question(poll, by, picture=photo(by=by).pk, alt_kk="Сызба")
    assert list(refusal.value.fields) == ["alt_ru"]
    row = question(poll, by, picture=photo(by=by).pk, **ALT)
    url = row.picture.preview_url
    assert client_for().get(url).status_code == 404
    open_poll(poll_id=poll.pk, by=by)
    assert client_for().get(url).status_code == 200
    [asked] = poll_sheet(poll.pk, "kk").questions
    assert (asked.picture_url, asked.picture_alt) == (url, "Екі сызба")
    pages = [(None, f"/polls/{poll.pk}/"), (personas.operator, f"/polls/desk/{poll.pk}/"),
             (personas.analyst, f"/polls/manage/{poll.pk}/preview/")]  # fmt: skip
    for person, address in pages:
        page = client_for(person).get(address, headers={"Accept-Language": "ru"}).content.decode()
        assert f'src="{url}"' in page
        assert 'alt="Два чертежа"' in page or 'alt="Екі сызба"' in page


def test_a_picture_is_taken_off_with_its_words(personas: Personas) -> None:
    by = personas.content_editor
    poll = draft(by)
    row = question(poll, by, "text", picture=photo(by=by).pk, **ALT)
    row = save_question(poll_id=poll.pk, question_id=row.pk, by=by, drops_picture=True)
    assert (row.picture, row.alt_kk, row.alt_ru) == (None, "", "")


def test_time_closes_it_and_counts(personas: Personas, frozen_clock: Any) -> None:
    poll = running(personas.content_editor, *KINDS)
    for name in range(12):
        vote(poll, name, name % 3)
    assert close_due() == 0
    frozen_clock.move_to(poll.closes_at)
    assert (close_due(), close_due()) == (1, 0)
    count = PollCount.objects.get(poll=poll)
    assert (count.is_final, count.vote_count) == (True, 12)
    assert verbs(poll)[-1] == "close_by_time"
    shown = published(Poll.objects.get())
    assert shown is not None
    one, many, scale, text, ranking, point = shown.figures
    assert [row[1] for row in one.rows] == [4, 4, 4]
    assert (many.rows[1][1], scale.mean, text.rows, point.answered) == (8, "2.00", [], 12)
    assert ranking.rows[0][1:] == (4, 33.3, 2.0)


def test_results_are_hidden_until_their_time(personas: Personas) -> None:
    by = personas.content_editor
    for results, while_open, after in (
        ("never", False, False),
        ("after_close", False, True),
        ("at_once", True, True),
    ):
        poll = running(by, results=results)
        for name in range(6):
            vote(poll, name)
        count_running()
        assert (published(Poll.objects.get(pk=poll.pk)) is not None) is while_open
        close_poll(poll_id=poll.pk, by=by)
        assert (published(Poll.objects.get(pk=poll.pk)) is not None) is after


def test_a_running_count_waits_for_several(personas: Personas) -> None:
    poll = running(personas.content_editor, results="at_once")
    for name in range(4):
        vote(poll, name)
    assert count_running() == 0
    vote(poll, 4)
    assert (count_running(), count_running()) == (1, 0)
    assert "by" not in PollCount.objects.get().figures[0]
    for name in range(5, 9):
        vote(poll, name)
    assert count_running() == 0
    assert PollCount.objects.get().vote_count == 5


def test_too_few_show_nothing(personas: Personas) -> None:
    poll = running(personas.content_editor)
    vote(poll, 1)
    close_poll(poll_id=poll.pk, by=personas.content_editor)
    assert results_of(poll).figures == []


def test_groups_by_district_and_age(personas: Personas, districts: list[Any]) -> None:
    poll = running(personas.content_editor)
    for name in range(36):
        vote(
            poll,
            name,
            name % 2,
            district_id=districts[name % 4 > 1].pk,
            age_band="18-29" if name < 30 else "",
        )
    close_poll(poll_id=poll.pk, by=personas.content_editor)
    [figure] = results_of(poll).figures
    [table] = figure.groups  # those who said no age are too few, and would follow from the others
    assert table.title == "By district"
    assert [row[1:] for row in table.rows] == [["18", "9 (50.0\xa0%)", "9 (50.0\xa0%)", "·"]] * 2


def recount(**options: Any) -> str:
    out = StringIO()
    call_command("recount_polls", stdout=out, **options)
    return out.getvalue()


def test_recount_agrees_and_notices(personas: Personas, districts: list[Any]) -> None:
    poll = running(personas.content_editor, *KINDS)
    for name in range(36):
        vote(
            poll, name, name % 3, district_id=districts[name % 2].pk, age_band=["18-29", "60+", ""][name % 3]
        )
    close_poll(poll_id=poll.pk, by=personas.content_editor)
    assert "1 polls, all numbers are equal." in recount(poll=poll.pk)
    count = PollCount.objects.get()
    assert [each["kind"] for each in count.figures if "by" in each]
    kept = count.figures
    for change in (
        lambda figures: figures[0]["cells"][1].update(count=13),
        lambda figures: figures[1].update(answered=35),
        lambda figures: figures[2].update(mean=2.5),
        lambda figures: figures[4]["cells"][0].update(mean=1.5),
    ):
        figures = [{**figure, "cells": [dict(cell) for cell in figure["cells"]]} for figure in kept]
        change(figures)
        PollCount.objects.update(figures=figures)
        with pytest.raises(CommandError) as told:
            recount()
        assert told.value.returncode == 1
    PollCount.objects.update(figures=kept)
    Vote.objects.filter(pk=Vote.objects.first().pk).delete()  # type: ignore[union-attr]
    with pytest.raises(CommandError):
        recount()
