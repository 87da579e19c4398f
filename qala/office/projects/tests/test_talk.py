"""Comments, mentions, following, documents and who gets their files."""

from typing import Any

import pytest

from qala.ground.files.access import can_see
from qala.ground.files.tests.factories import photo
from qala.ground.notifications.models import Notification
from qala.office.projects.actions.documents import add_document, withdraw_document
from qala.office.projects.actions.talk import comment, follow, unfollow, withdraw_comment
from qala.office.projects.models import ProjectDocument
from qala.office.projects.queries.people import mentionable
from qala.office.projects.rules.document_types import TYPES, choices
from qala.office.projects.tests.conftest import Scene
from qala.office.projects.tests.factories import make_project
from qala.shared import timeline
from qala.shared.errors import Conflict, Invalid, Missing, NotAllowed

pytestmark = pytest.mark.django_db


def test_whoever_is_mentioned_is_told_once(scene: Scene) -> None:
    row = comment(
        project_id=scene.project.pk, text=" The pipes have come. ", by=scene.head,
        mentions=[scene.curator.pk, scene.head.pk],
    )  # fmt: skip
    assert row.text == "The pipes have come."
    told = Notification.objects.filter(kind="projects.mentioned")
    assert [each.user_id for each in told] == [scene.curator.pk], "not the writer"
    assert told.get().occasion.words["code"] == "P-0001"


def test_who_does_not_see_the_comments_is_not_mentioned(scene: Scene) -> None:
    for person in (scene.people.contractor, scene.people.operator):
        with pytest.raises(Invalid) as refused:
            comment(project_id=scene.project.pk, text="x", by=scene.head, mentions=[person.pk])
        assert set(refused.value.fields) == {"mentions"}
    assert scene.people.operator not in mentionable(scene.project)
    assert {scene.curator, scene.office, scene.people.department} <= set(mentionable(scene.project))


def test_contractors_and_strangers_do_not_comment(scene: Scene) -> None:
    for person in (scene.people.contractor, scene.people.stranger, scene.people.operator):
        with pytest.raises(NotAllowed):
            comment(project_id=scene.project.pk, text="x", by=person)


def test_an_item_of_another_project_is_not_there(scene: Scene) -> None:
    from qala.office.projects.tests.factories import make_item

    other = make_item(make_project(), "X")
    with pytest.raises(Missing):
        comment(project_id=scene.project.pk, text="x", by=scene.head, item_id=other.pk)
    with pytest.raises(Invalid):
        comment(project_id=scene.project.pk, text="  ", by=scene.head)


def test_a_comment_is_taken_back_by_its_writer_or_the_office(scene: Scene) -> None:
    one = comment(project_id=scene.project.pk, text="x", by=scene.head)
    with pytest.raises(NotAllowed):
        withdraw_comment(comment_id=one.pk, by=scene.curator)
    withdraw_comment(comment_id=one.pk, by=scene.head)
    with pytest.raises(Conflict):
        withdraw_comment(comment_id=one.pk, by=scene.office)


def test_withdrawn_words_are_not_shown(scene: Scene, client_for: Any) -> None:
    one = comment(project_id=scene.project.pk, text="Sekret words", by=scene.head)
    withdraw_comment(comment_id=one.pk, by=scene.head)
    page = client_for(scene.curator).get(f"/office/projects/{scene.project.code}/talk/").content.decode()
    assert "Sekret words" not in page
    assert "This comment was withdrawn" in page


def test_following_twice_changes_nothing(scene: Scene) -> None:
    for _each in range(2):
        follow(project_id=scene.project.pk, by=scene.people.contractor)
    assert scene.project.followers.count() == 1
    for _each in range(2):
        unfollow(project_id=scene.project.pk, by=scene.people.contractor)
    assert scene.project.followers.count() == 0
    with pytest.raises(NotAllowed):
        follow(project_id=scene.project.pk, by=scene.people.operator)


def paper(scene: Scene, access: str, **more: Any) -> ProjectDocument:
    words = {"title": "Protocol", "kind": "minutes", **more}
    return add_document(
        project_id=scene.project.pk, file_id=photo(scene.office).pk, access=access, by=scene.office, **words
    )


@pytest.mark.parametrize(
    ("access", "seen_by"),
    [
        (
            "limited",
            {"project_office", "curator", "project_head", "department", "contractor", "analyst", "administrator"},
        ),
        ("restricted", {"project_office", "curator", "project_head"}),
    ],
)  # fmt: skip
def test_files_are_seen_by_their_level(scene: Scene, access: str, seen_by: set[str]) -> None:
    row = paper(scene, access)
    found = {name for name, user in scene.people.by_name().items() if user and can_see(user, None, row.file)}
    assert found == seen_by


def test_a_withdrawn_document_is_not_seen(scene: Scene, client_for: Any) -> None:
    row = paper(scene, "limited")
    with pytest.raises(Invalid):
        withdraw_document(document_id=row.pk, reason=" ", by=scene.office)
    withdraw_document(document_id=row.pk, reason="The wrong file", by=scene.office)
    assert not can_see(scene.curator, None, row.file)
    with pytest.raises(Conflict):
        withdraw_document(document_id=row.pk, reason="Again", by=scene.office)
    verbs = [entry.verb for entry in timeline.of(scene.project)]
    assert verbs == ["add_document", "withdraw_document"]


def test_documents_are_added_by_few_and_with_a_known_type(scene: Scene) -> None:
    with pytest.raises(Invalid) as refused:
        paper(scene, "limited", kind="letter")
    assert set(refused.value.fields) == {"kind"}
    for person in (scene.curator, scene.people.contractor, scene.people.stranger):
        with pytest.raises(NotAllowed):
            add_document(
                project_id=scene.project.pk, file_id=photo(person).pk, title="x", kind="minutes", by=person
            )


def test_a_file_of_somebody_else_is_not_attached(scene: Scene) -> None:
    with pytest.raises(Missing):
        add_document(
            project_id=scene.project.pk,
            file_id=photo(scene.head).pk,
            title="x",
            kind="minutes",
            by=scene.office,
        )


def test_all_types_of_oc4ids_have_names() -> None:
    assert len(TYPES) == 95
    assert len(choices()) == 95
    assert all(name.strip() == name and name for names in TYPES.values() for name in names)


def test_a_restricted_paper_is_in_no_list_of_others(scene: Scene, client_for: Any) -> None:
    paper(scene, "restricted", title="Hidden paper")
    for person, is_seen in (
        (scene.head, True),
        (scene.people.department, False),
        (scene.people.contractor, False),
    ):
        client = client_for(person)
        for page in ("documents/", ""):
            text = client.get(f"/office/projects/{scene.project.code}/{page}").content.decode()
            assert ("Hidden paper" in text) == is_seen


def test_evidence_of_a_gate_is_for_those_inside(scene: Scene) -> None:
    step = scene.project.steps.get(code="plan")
    step.evidence = photo(scene.office)
    step.evidence.attached_at = scene.project.created_at
    step.evidence.save()
    step.save()
    assert can_see(scene.people.department, None, step.evidence)
    assert not can_see(scene.people.contractor, None, step.evidence)
