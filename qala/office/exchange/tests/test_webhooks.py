"""What happens to projects reaches the webhooks that hear of projects."""

from types import SimpleNamespace
from typing import Any

from qala.contact.deliveries.actions import save_webhook
from qala.contact.deliveries.models import Delivery
from qala.contact.deliveries.rules.subjects import SUBJECTS
from qala.office.projects.actions import propose
from qala.office.projects.actions.plan.freeze import approve_baseline
from qala.office.projects.events import BaselineApproved, ChangeDecided, ProjectMoved, ProjectPublished
from qala.office.projects.rules.statuses import LIFE
from qala.office.projects.tests import samples
from qala.office.projects.tests.factories import make_block, make_kind
from qala.shared.events import publish
from tests.kept import kept


@kept(is_frozen=True)
def project(personas: Any) -> Any:
    return samples.project(SimpleNamespace(people=personas))


def hook(personas: Any, **words: Any) -> None:
    words = {
        "name": "Board", "url": "https://hooks.example/x", "organisation": None, "subjects": ["project"], "verbs": [],
        "fields": [], "is_active": True, **words,
    }  # fmt: skip
    save_webhook(by=personas.administrator, **words)


def events() -> list[str]:
    return [row.event for row in Delivery.objects.order_by("id")]


def test_every_step_is_told(project: Any, personas: Any) -> None:
    baseline = approve_baseline(project_id=project.pk, by=personas.curator)
    hook(personas)
    by = personas.project_office.pk
    publish(ProjectMoved(project.pk, "commission", "construction", "commissioning", by))
    publish(BaselineApproved(project.pk, baseline.pk, 2, by))
    publish(ChangeDecided(project.pk, 1, True, by))
    publish(ProjectPublished(project.pk, True, by))
    assert events() == [
        "project.commission",
        "project.baseline",
        "project.change_decided",
        "project.withdraw",
    ]
    first, second, *_rest = Delivery.objects.order_by("id")
    assert (first.about, first.facts["from_stage"], first.facts["code"]) == (
        project.code,
        "construction",
        project.code,
    )
    assert second.facts["number"] == 2
    assert first.url == project.get_absolute_url()


def test_a_proposal_and_the_choice_of_news(project: Any, personas: Any) -> None:
    hook(personas, verbs=["project.baseline"])
    department = personas.department.duties.get().organisation
    propose(
        by=personas.project_office,
        title_ru="Мост",
        block=make_block(),
        kind=make_kind(),
        department=department,
    )
    assert events() == []
    hook(personas, name="all")
    propose(
        by=personas.project_office,
        title_ru="Мост",
        block=make_block(),
        kind=make_kind(),
        department=department,
    )
    assert events() == ["project.propose"]


def test_one_of_an_organisation_hears_of_its_projects(project: Any, personas: Any) -> None:
    hook(personas, organisation=personas.home)
    hook(personas, name="theirs", organisation=personas.department.duties.get().organisation)
    publish(ProjectMoved(project.pk, "suspend", "construction", "construction", None))
    assert [row.webhook.name for row in Delivery.objects.all()] == ["theirs"]


def test_every_verb_can_be_chosen() -> None:
    assert {step.verb for step in LIFE.steps} | {"import"} <= set(SUBJECTS["project"].news)
