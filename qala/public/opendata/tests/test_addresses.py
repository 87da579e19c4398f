"""The portfolio for programs: valid in each language, asked for again by its tag, gone when it is withdrawn."""

import gzip
import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from qala.office.projects.actions.publish import take_publication
from qala.office.projects.models import Project
from qala.public.opendata.rules import oc4ids
from qala.public.projection.actions import refresh
from qala.public.projection.models import PublicProject
from qala.shared.languages import LANGUAGES


def get(path: str, **headers: str) -> Any:
    return Client().get(f"/opendata/oc4ids/{path}", headers=headers)


def read(response: Any) -> Any:
    return json.loads(b"".join(response.streaming_content))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_portfolio_is_valid(row: PublicProject, language: str) -> None:
    package = read(get(f"{language}/projects.json"))
    assert [str(each) for each in oc4ids.check(package)] == []
    (project,) = package["projects"]
    assert (project["id"], project["language"]) == (f"oc4ids-000000-{row.code}", language)
    assert project["period"]["endDate"].startswith(row.facts.dates.first_finish.isoformat())
    assert project["budget"]["amount"] == {"amount": float(row.budget), "currency": row.currency}
    assert {
        "parties",
        "contractingProcesses",
        "metrics",
        "milestones",
        "documents",
        "benefits",
    } <= project.keys()


def project_of(row: PublicProject) -> Any:
    (project,) = read(get("en/projects.json"))["projects"]
    return project


def test_the_period_is_that_of_the_first_promise(row: PublicProject, city: Any) -> None:
    first = row.facts.dates
    later = [day + timedelta(days=60) for day in (first.first_start, first.first_finish) if day]
    newest = row.project.baselines.get()
    newest.pk, newest.number = None, 2
    newest.start, newest.finish = later
    newest.save()
    Project.objects.filter(pk=row.project_id).update(baseline_start=later[0], baseline_finish=later[1])
    assert refresh(row.project_id)
    told = PublicProject.objects.get(pk=row.pk).facts.dates
    assert [told.promised_start, told.promised_finish] == later
    period = project_of(row)["period"]
    assert [period[name][:10] for name in ("startDate", "endDate")] == [
        str(first.first_start),
        str(first.first_finish),
    ]


def test_every_document_opens_as_what_it_says(row: PublicProject, settings: Any) -> None:
    papers = project_of(row)["documents"]
    assert {each["documentType"] for each in papers} >= {"illustration", "minutes", "physicalProgressReport"}
    for each in papers:
        path = each["url"].removeprefix(settings.BASE_URL.rstrip("/"))
        assert path.startswith("/"), each["url"]
        answer = Client().get(path, follow=True)
        assert (answer.status_code, answer["Content-Type"].split(";")[0]) == (200, each["format"]), path


def test_a_part_of_a_sector_stands_with_its_whole(row: PublicProject) -> None:
    row.project.block.sectors = ["transport.road", "energy.solar"]
    row.project.block.save()
    assert refresh(row.project_id)
    assert project_of(row)["sector"] == ["energy", "energy.solar", "transport", "transport.road"]


def test_longitude_stands_before_latitude(row: PublicProject) -> None:
    street, mark = project_of(row)["locations"]
    assert mark["geometry"] == {"type": "Point", "coordinates": [71.43, 51.13]}
    assert street["geometry"]["coordinates"][0] == [71.425, 51.129]


def test_languages_differ_in_words_alone(row: PublicProject) -> None:
    packages = [read(get(f"{each}/projects.json"))["projects"][0] for each in LANGUAGES]
    assert len({json.dumps(each["budget"].get("amount")) for each in packages}) == 1
    assert len({each["status"] for each in packages}) == 1
    assert len({json.dumps(sorted(p["id"] for p in each["parties"])) for each in packages}) == 1
    assert len({each["title"] for each in packages}) == 3


def test_a_kept_copy_is_asked_for_again(row: PublicProject) -> None:
    first = get("kk/projects.json")
    assert "no-cache" in first["Cache-Control"]
    assert get("kk/projects.json", **{"If-None-Match": first["ETag"]}).status_code == 304
    assert "Last-Modified" not in first
    assert (
        get("kk/projects.json", **{"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"}).status_code == 200
    )
    assert get("ru/projects.json", **{"If-None-Match": first["ETag"]}).status_code == 200


def test_it_comes_packed_where_that_is_understood(row: PublicProject) -> None:
    plain, packed = get("kk/projects.json"), get("kk/projects.json", **{"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(b"".join(packed.streaming_content)) == b"".join(plain.streaming_content)


def test_one_project_is_the_same_as_in_the_whole(row: PublicProject) -> None:
    one = read(get(f"en/projects/oc4ids-000000-{row.code}.json"))
    assert oc4ids.check(one) == []
    assert one["projects"] == read(get("en/projects.json"))["projects"]


def test_an_unknown_project_is_missing(row: PublicProject) -> None:
    assert get(f"en/projects/{row.code}.json").status_code == 404
    assert get("en/projects/oc4ids-000000-nothing.json").json()["error"]["code"] == "missing"


def test_a_withdrawn_project_says_why(row: PublicProject, city: Any) -> None:
    before = get("kk/projects.json")["ETag"]
    take_publication(
        project_id=row.project_id, verb="withdraw", by=city.people.project_office, reason="Wrong sums"
    )
    gone = get(f"ru/projects/oc4ids-000000-{row.code}.json")
    assert (gone.status_code, gone.json()["error"]["reason"]) == (410, "Wrong sums")
    assert get("kk/projects.json", **{"If-None-Match": before}).status_code == 404
    (change,) = get("changes.json").json()["changes"]
    assert (change["withdrawn"], change["reason"]) == (True, "Wrong sums")


def test_changes_since_a_moment(row: PublicProject) -> None:
    (change,) = get("changes.json?from=2000-01-01").json()["changes"]
    assert change["id"] == f"oc4ids-000000-{row.code}"
    assert set(change["urls"]) == set(LANGUAGES)
    assert get("changes.json?from=2040-01-01T00:00:00Z&order=desc").json() == {"changes": []}
    assert get("changes.json?from=yesterday").status_code == 422
    assert get("changes.json?order=up").status_code == 422


def test_nothing_published_is_no_package(city: Any) -> None:
    assert get("kk/projects.json").status_code == 404
    assert Client().get("/opendata/oc4ids/").status_code == 200


def test_a_visit_writes_the_counter_of_limits_alone(
    row: PublicProject, warm: None, django_assert_num_queries: Any
) -> None:
    # The counter, state in two, the generation, the rows, and that there are no more.
    with django_assert_num_queries(6) as seen:
        read(get("kk/projects.json"))
    written = [
        each["sql"] for each in seen.captured_queries if "INSERT" in each["sql"] or "UPDATE" in each["sql"]
    ]
    assert len(written) == 1
    assert "throttlecount" in written[0]
