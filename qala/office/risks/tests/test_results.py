"""Results and their values; independent assessments."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from qala.ground.files.tests.factories import photo
from qala.office.projects.models import Part, Project
from qala.office.projects.tests.factories import give_part
from qala.office.risks import actions
from qala.office.risks.models import Assessment, ResultMeasurement
from qala.office.risks.queries import confidence, watching
from qala.office.risks.queries.results import reached
from qala.office.risks.tests.factories import make_result
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.errors import Conflict, Invalid, NotAllowed
from tests.personas import Personas

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock")]


def test_measured_years_after_closing(personas: Personas, project: Project, frozen_clock: Any) -> None:
    result = make_result(project, personas.project_head)
    Project.objects.filter(pk=project.pk).update(stage="closed")
    frozen_clock.forward(days=900)
    file = photo(personas.department)
    actions.measure(
        result_id=result.pk, valid_on=today(), value=Decimal(8), source="Meters", by=personas.department,
        evidence=str(file.pk),
    )  # fmt: skip
    (told,) = reached([result], today())
    assert (str(told.percent), told.shown) == ("120", 100)
    assert told.measured is not None
    assert told.measured.evidence == file
    (before,) = reached([result], today() - timedelta(days=1))
    assert (before.measured, before.percent) == (None, None)
    assert watching.figures([project.pk], today())[project.pk]["filled"] == ["results", "evaluation"]


def test_a_correction_is_a_new_row(personas: Personas, project: Project) -> None:
    head, result = personas.project_head, make_result(project, personas.project_head)
    words = {"valid_on": date(2026, 2, 1), "source": "Meters", "by": head}
    wrong = actions.measure(result_id=result.pk, value=Decimal(1), **words)
    with pytest.raises(Invalid):
        actions.correct_measurement(
            measurement_id=wrong.pk, value=Decimal(15), source="s", reason=" ", by=head
        )
    actions.correct_measurement(
        measurement_id=wrong.pk, value=Decimal(15), source="s", reason="A comma", by=head
    )
    with pytest.raises(Conflict):
        actions.correct_measurement(
            measurement_id=wrong.pk, value=Decimal(2), source="s", reason="x", by=head
        )
    (told,) = reached([result], today())
    assert told.share == Decimal("0.5")
    with pytest.raises(DatabaseError), transaction.atomic():
        ResultMeasurement.objects.filter(pk=wrong.pk).update(value=3)
    assert [entry.verb for entry in timeline.of(result)] == ["promise", "measure", "correct"]


def test_what_cannot_be_said(personas: Personas, project: Project) -> None:
    head = personas.project_head
    flat = make_result(project, head, target_value=Decimal(20))
    actions.measure(result_id=flat.pk, valid_on=today(), value=Decimal(20), source="Meters", by=head)
    assert reached([flat], today())[0].percent is None
    with pytest.raises(Invalid):
        actions.measure(
            result_id=flat.pk, valid_on=today() + timedelta(days=1), value=Decimal(1), source="x", by=head
        )
    with pytest.raises(Invalid):
        make_result(project, head, title_kk="", title_ru="", title_en="")


def test_given_up(personas: Personas, project: Project) -> None:
    result = make_result(project, personas.project_head)
    actions.drop_result(result_id=result.pk, reason="Another project does it", by=personas.project_office)
    with pytest.raises(Conflict):
        actions.drop_result(result_id=result.pk, reason="x", by=personas.project_office)
    with pytest.raises(Conflict):
        actions.measure(
            result_id=result.pk, valid_on=today(), value=Decimal(1), source="x", by=personas.project_head
        )
    assert watching.figures([project.pk], today())[project.pk]["filled"] == []


@pytest.mark.parametrize("who", ["contractor", "curator", "analyst", "stranger"])
def test_strangers_neither_promise_nor_measure(personas: Personas, project: Project, who: str) -> None:
    result, by = make_result(project, personas.project_head), getattr(personas, who)
    with pytest.raises(NotAllowed):
        make_result(project, by)
    with pytest.raises(NotAllowed):
        actions.measure(result_id=result.pk, valid_on=today(), value=Decimal(1), source="x", by=by)


def test_assessed_by_the_curator_never_by_the_head(personas: Personas, project: Project) -> None:
    words = {"project_id": project.pk, "rating": "doubtful", "grounds": "No tender yet"}
    for who in (personas.project_head, personas.department, personas.contractor, personas.stranger):
        with pytest.raises(NotAllowed):
            actions.rate(by=who, **words)
    actions.rate(by=personas.curator, **words)
    told = confidence.opinions(project, today())
    assert (told.head, told.other and told.other.rating, told.apart) == (None, "doubtful", None)
    assert watching.figures([project.pk], today())[project.pk]["confidence"] == "doubtful"


def test_an_office_person_who_is_a_deputy_head_is_not_independent(
    personas: Personas, project: Project
) -> None:
    give_part(project, Part.DEPUTY_HEAD, personas.project_office)
    with pytest.raises(NotAllowed):
        actions.rate(
            project_id=project.pk, rating="likely", grounds="All is well", by=personas.project_office
        )


def test_assessments_are_never_changed_and_may_be_corrected(personas: Personas, project: Project) -> None:
    one = actions.rate(project_id=project.pk, rating="likely", grounds="All is well", by=personas.curator)
    with pytest.raises(DatabaseError), transaction.atomic():
        Assessment.objects.filter(pk=one.pk).update(rating="doubtful")
    with pytest.raises(Invalid):
        actions.rate(project_id=project.pk, rating="magic", grounds="", by=personas.curator)
    two = actions.rate(
        project_id=project.pk,
        rating="probable",
        grounds="A slip of the pen",
        by=personas.curator,
        replaces=one.pk,
    )
    assert confidence.newest_assessments([project.pk], today())[project.pk] == two
    with pytest.raises(Invalid):
        actions.rate(
            project_id=project.pk, rating="likely", grounds="x", by=personas.curator, replaces=one.pk
        )


def test_both_opinions_side_by_side(personas: Personas, project: Project, monkeypatch: Any) -> None:
    said = confidence.Word("likely", today(), "Head")
    monkeypatch.setattr(confidence, "_heads_word", [lambda _project, _day: said])
    actions.rate(project_id=project.pk, rating="doubtful", grounds="No tender", by=personas.curator)
    assert confidence.opinions(project, today()).apart == 3
