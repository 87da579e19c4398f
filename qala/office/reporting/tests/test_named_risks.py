"""A report names the risks that it touches."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils.translation import override

from qala.office.projects.tests.factories import make_project
from qala.office.reporting.actions import save
from qala.office.reporting.forms.report import ReportForm
from qala.office.reporting.tests.factories import Site
from qala.office.risks.actions import close_risk
from qala.office.risks.models import Risk
from qala.office.risks.tests.factories import make_risk
from qala.shared.errors import Invalid

pytestmark = pytest.mark.django_db


@pytest.fixture
def risk(site: Site) -> Risk:
    return make_risk(site.project, site.head)


def test_named_and_linked(site: Site, risk: Risk, client: Any) -> None:
    report = site.begun()
    save(report_id=report.pk, by=site.head, risk_numbers=[risk.number])
    client.force_login(site.head)
    page = client.get(reverse("reporting:report", args=[site.project.code, report.pk])).content.decode()
    assert f'href="{risk.get_absolute_url()}"' in page


def test_only_risks_of_the_project(site: Site, risk: Risk) -> None:
    other = make_project("P-0777")
    stray = Risk.objects.create(
        project=other, number=risk.number + 7, cause="a", event="b", effect="c", category="law",
        proximity="soon", identified_on=risk.identified_on,
    )  # fmt: skip
    with pytest.raises(Invalid) as refused:
        save(report_id=site.begun().pk, by=site.head, risk_numbers=[stray.number])
    assert "risk_numbers" in refused.value.fields


def test_an_ended_one_is_offered_while_it_is_named(site: Site, risk: Risk) -> None:
    report = save(report_id=site.begun().pk, by=site.head, risk_numbers=[risk.number])
    close_risk(risk_id=risk.pk, by=site.head, note="Over")
    assert [number for number, _label in ReportForm(instance=report).fields["risk_numbers"].choices] == [
        risk.number
    ]


def test_no_risks_no_field(site: Site) -> None:
    assert "risk_numbers" not in ReportForm(instance=site.begun()).fields


def test_what_sending_asks_for_is_marked(site: Site) -> None:
    with override("kk"):
        marks = {
            name: getattr(field, "mark", "")
            for name, field in ReportForm(instance=site.begun()).fields.items()
        }
    assert {name for name, mark in marks.items() if mark == "needed"} == {
        "declared_percent", "forecast_finish", "confidence", "narrative_kk",
    }  # fmt: skip
    assert marks["forecast_reason"] == "none"
    assert marks["people_told"] == ""
