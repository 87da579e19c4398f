"""The API tells what the account sees: filtered, paged, tagged; what changed; the whole of one project."""

from datetime import date, timedelta
from types import SimpleNamespace

from django.utils.http import urlencode

from qala.contact.open311.actions import issue_client
from qala.office.projects.models import Baseline, ProjectIdentifier, Standing
from qala.office.projects.tests import samples
from qala.office.projects.tests.factories import make_block, make_project
from qala.office.reporting.tests import samples as reporting
from qala.office.risks.tests import samples as risks
from qala.shared import timeline
from qala.shared.clock import now, today
from tests.kept import kept

URL = "/api/v1/projects"


@kept(is_frozen=True)
def project(personas):
    made = samples.project(SimpleNamespace(people=personas))
    ProjectIdentifier.objects.create(project=made, scheme="works", value="A-1")
    Baseline.objects.create(
        project=made, number=1, approved_on=date(2026, 1, 2), made_at=now(), reason="First"
    )
    return made


def codes(answer):
    assert answer.status_code == 200, answer.content
    return [each["code"] for each in answer.json()["items"]]


def test_each_sees_their_own(project, personas, client_for):
    other = make_project("X-1")
    assert codes(client_for(personas.curator).get(URL)) == [project.code, other.code]
    for who in (personas.project_head, personas.department, personas.contractor):
        assert codes(client_for(who).get(URL)) == [project.code]
    assert client_for(personas.operator).get(URL).status_code == 403
    assert client_for(None).get(URL).status_code == 401
    assert client_for(personas.contractor).get(f"{URL}/{other.code}").status_code == 404


def test_money_is_told_to_those_inside(project, personas, client_for):
    Standing.objects.create(project=project, day=today(), is_newest=True, budget=500, reckoned_at=now())
    told = {who: client_for(getattr(personas, who)).get(URL).json()["items"][0]["standing"]["budget"]
            for who in ("curator", "project_head", "contractor")}  # fmt: skip
    assert told == {"curator": "500.00", "project_head": "500.00", "contractor": None}


def test_a_key_with_its_scope(project, personas, client_for):
    words = {
        "contact": "",
        "organisation": None,
        "acts_as": personas.project_head,
        "minute_limit": 60,
        "day_limit": 99,
    }
    by = personas.administrator
    _client, key = issue_client(by=by, name="Reader", scopes=["projects:read"], **words)
    _client, other = issue_client(by=by, name="Other", scopes=["appeals:read"], **words)
    client = client_for(None)
    assert codes(client.get(URL, headers={"authorization": f"Bearer {key}"})) == [project.code]
    assert client.get(URL, headers={"authorization": f"Bearer {other}"}).status_code == 403
    assert client.get(URL, headers={"authorization": "Bearer nothing"}).status_code == 401


def test_filters_pages_and_unknown_names(project, personas, client_for):
    client = client_for(personas.curator)
    for number in range(3):
        make_project(f"X-{number}", block=make_block("networks", name_en="Networks"))
    assert codes(client.get(URL, {"block": "networks"})) == ["X-0", "X-1", "X-2"]
    first = client.get(URL, {"size": 3}).json()
    assert [each["code"] for each in first["items"]] == [project.code, "X-0", "X-1"]
    assert codes(client.get(URL, {"size": 3, "cursor": first["next"]})) == ["X-2"]
    assert client.get(URL, {"size": 3, "cursor": "nonsense"}).status_code == 422
    refused = client.get(URL, {"colour": "red"})
    assert (refused.status_code, list(refused.json()["error"]["fields"])) == (422, ["colour"])


def test_unchanged_pages_answer_304(project, personas, client_for, frozen_clock):
    client = client_for(personas.curator)
    type(project).objects.update(updated_at=now())
    for url in (URL, f"{URL}/{project.code}"):
        first = client.get(url)
        tag = first.headers["ETag"]
        assert client.get(url, headers={"if-none-match": tag}).status_code == 304
        frozen_clock.forward(minutes=1)
        timeline.add(project, "note")
        assert client.get(url, headers={"if-none-match": tag}).status_code == 200


def test_one_project_whole(project, personas, client_for):
    told = client_for(personas.project_head).get(f"{URL}/{project.code}").json()
    assert told["identifiers"] == [{"scheme": "works", "value": "A-1"}]
    assert [each["code"] for each in told["plan"]] == ["A", "B", "C", "D", "E"]
    assert told["plan"][1]["after"] == [{"code": "A", "kind": "FS", "lag_days": 0}]
    assert [(each["number"], each["reason"]) for each in told["baselines"]] == [(1, "First")]
    assert told["phase"] == "implementation"
    assert client_for(personas.project_head).get(f"{URL}/no-such").status_code == 404


def test_people_inside_hear_of_risks_results_and_reports(project, personas, client_for, frozen_clock):
    city = SimpleNamespace(people=personas)
    risk, report = risks.risk(city), reporting.accepted(city)
    result = risks.result(city)
    told = client_for(personas.project_head).get(f"{URL}/{project.code}").json()
    assert [(each["number"], each["event"], each["score"]) for each in told["risks"]] == [
        (risk.number, risk.event, risk.score)
    ]
    assert [each["indicator"] for each in told["results"]] == [result.indicator.code]
    assert [(each["month"], each["declared_percent"]) for each in told["reports"]] == [
        (report.month.isoformat(), str(report.declared_percent))
    ]


def test_contractors_hear_nothing_of_the_inside(project, personas, client_for):
    told = client_for(personas.contractor).get(f"{URL}/{project.code}").json()
    assert [told[name] for name in ("money", "risks", "results", "reports")] == [None] * 4


def test_the_feed_of_changes(project, personas, client_for, frozen_clock):
    client = client_for(personas.curator)
    frozen_clock.forward(hours=2)
    begun = now()
    type(project).objects.update(updated_at=begun - timedelta(hours=2))
    other = make_project("X-1")
    type(project).objects.filter(pk=other.pk).update(updated_at=begun + timedelta(minutes=1))
    frozen_clock.forward(minutes=5)
    timeline.add(project, "note")
    answer = client.get(f"{URL}/changes?{urlencode({'from': begun.isoformat()})}")
    assert codes(answer) == ["X-1", project.code]
    after = answer.json()["next"]
    assert codes(client.get(f"{URL}/changes?{urlencode({'from': after})}")) == [project.code]
    assert client.get(f"{URL}/changes?from=2026-01-01T00:00:00").status_code == 422
    assert client.get(f"{URL}/changes").status_code == 422


def test_a_list_costs_the_same_for_one_and_for_three(project, personas, client_for, count_queries):
    client = client_for(personas.curator)
    client.get(URL)
    with count_queries() as one:
        client.get(URL)
    for _each in range(3):
        make_project()
    with count_queries() as four:
        client.get(URL)
    assert len(one) == len(four)
