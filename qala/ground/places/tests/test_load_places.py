"""Files with a mapping become places: again and again, with bad rows told and nothing half done."""

import gzip
import json
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from qala.ground.organisations.tests import factories as bodies
from qala.ground.places.loading.mapping import SHIPPED, BadMapping, find_mapping, read_mapping
from qala.ground.places.loading.reading import Unreadable, read_rows
from qala.ground.places.loading.run import load_file
from qala.ground.places.locating import locate
from qala.ground.places.models import (
    Building,
    BuildingCare,
    City,
    Crossing,
    District,
    DistrictOutline,
    Landmark,
    Quarter,
    Street,
)
from qala.ground.places.queries import search_places
from qala.ground.places.rules.naming import language_of
from qala.ground.places.tests.factories import box, make_districts

DISTRICTS = """
kind: districts
format: geojson
city: {code: testville, epsg: 32642, name_kk: Сынақ, name_en: Testville, centre: [70.1, 50.05]}
attribution: © Testville
key: name
fields:
  code: name
  name_kk: name
  kato: kato
  outline_from: {column: since, default: 2020-01-01}
overrides:
  Second: {kato: "700000002", name_ru: Второй}
"""


def written(path: Path, body: Any) -> Path:
    path.write_text(body if isinstance(body, str) else json.dumps(body, ensure_ascii=False), encoding="utf-8")
    return path


def feature(geometry: Any, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def collection(*features: Any) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features)}


def mapped(tmp_path: Path, text: str, name: str = "own") -> Any:
    return read_mapping(written(tmp_path / f"{name}.yaml", text))


def two_districts(**second: Any) -> dict[str, Any]:
    shape = second.pop("shape", box(70.1, 50.0, 70.2, 50.1))
    return collection(
        feature(box(70.0, 50.0, 70.1, 50.1), name="First", kato="700000001"),
        feature(shape, name="Second", kato="700000001", **second),
        feature({"type": "Point", "coordinates": [1, 2]}, name="Third"),
    )


@pytest.mark.django_db
def test_districts_make_the_city_and_load_once(tmp_path: Path) -> None:
    mapping = mapped(tmp_path, DISTRICTS)
    path = written(tmp_path / "d.geojson", two_districts())
    first = load_file(path, mapping)
    assert (first.created_count, first.rejected_count) == (2, 1)
    assert first.rejects[0][0] == 3
    city = City.objects.get()
    assert (city.code, city.epsg, city.attribution, city.centre_lon) == (
        "testville",
        32642,
        "© Testville",
        70.1,
    )
    assert District.objects.get(code="second").kato == "700000002", "the override wins over the source"
    assert locate(70.15, 50.05).district_id == District.objects.get(code="second").pk
    again = load_file(path, mapping)
    assert (again.created_count, again.changed_count, again.unchanged_count) == (0, 0, 2)
    assert DistrictOutline.objects.count() == 2


@pytest.mark.django_db
def test_another_outline_from_a_later_day_is_a_new_version(tmp_path: Path) -> None:
    mapping = mapped(tmp_path, DISTRICTS)
    load_file(written(tmp_path / "d.geojson", two_districts()), mapping)
    wider = two_districts(shape=box(70.1, 50.0, 70.3, 50.1), since="2024-05-23")
    load_file(written(tmp_path / "d2.geojson", wider), mapping)
    second = District.objects.get(code="second")
    assert second.outlines.count() == 2
    assert locate(70.25, 50.05, on=date(2024, 5, 22)).district_id is None
    assert locate(70.25, 50.05).district_id == second.pk


@pytest.mark.django_db
def test_a_dry_run_keeps_nothing_and_forgets_what_it_saw(tmp_path: Path) -> None:
    report = load_file(
        written(tmp_path / "d.geojson", two_districts()), mapped(tmp_path, DISTRICTS), is_dry_run=True
    )
    assert report.created_count == 2
    assert not City.objects.exists()
    assert locate(70.05, 50.05).district_id is None


@pytest.mark.django_db
def test_streets_of_one_name_in_two_languages_are_one(tmp_path: Path) -> None:
    make_districts()
    mapping = mapped(tmp_path, "kind: streets\nformat: geojson\nfields: {name: name}")
    lines = [[[70.0, 50.05], [70.1, 50.05]]]
    body = collection(
        feature({"type": "LineString", "coordinates": lines[0]}, name="Төле Би көшесі"),
        feature(
            {"type": "MultiLineString", "coordinates": [[[70.1, 50.05], [70.2, 50.05]]]}, name="улица Толе би"
        ),
        feature(None, name="Төле би к-сі"),
        feature({"type": "Point", "coordinates": [1, 2]}, name="Абай"),
        feature(None, name="—"),
        feature(None, name=""),
    )
    report = load_file(written(tmp_path / "s.geojson", body), mapping)
    street = Street.objects.get()
    assert (street.name_kk, street.name_ru, street.aliases) == (
        "Төле Би көшесі",
        "улица Толе би",
        ["Төле би к-сі"],
    )
    assert (len(street.lines), report.rejected_count) == (2, 3)
    assert street.length_m == pytest.approx(14_330, abs=50)
    assert load_file(tmp_path / "s.geojson", mapping).unchanged_count == 1


@pytest.mark.django_db
def test_crossings_come_once_from_both_sides_and_follow_the_file(tmp_path: Path) -> None:
    make_districts()
    for name in ("Абай даңғылы", "Тұран даңғылы"):
        load_file(
            written(tmp_path / "s.geojson", collection(feature(None, name=name))),
            mapped(tmp_path, "kind: streets\nformat: geojson\nfields: {name: name}"),
        )
    mapping = read_mapping(find_mapping("astana_intersections"))

    def point(crossroad: str, lng: float) -> dict[str, Any]:
        return {"crossroad": crossroad, "lat": 50.05, "lng": lng}

    body = {
        "Абай даңғылы": [point("Тұран даңғылы", 70.05), point("Тұран даңғылы", 70.0503), point("", 70.06)],
        "Тұран даңғылы": [
            point("проспект Абай", 70.05),
            point("Абай даңғылы", 70.09),
            point("Белгісіз", 70.05),
        ],
        "Абай": [point("Абай даңғылы", 70.01)],
    }
    report = load_file(written(tmp_path / "c.json", body), mapping)
    assert list(Crossing.objects.order_by("lon").values_list("lon", flat=True)) == [70.05, 70.09]
    assert (report.created_count, report.rejected_count, sum(report.skipped.values())) == (2, 1, 2)
    assert search_places("Абай / Туран")[0].kind == "corner"
    assert load_file(tmp_path / "c.json", mapping).unchanged_count == 2
    body["Тұран даңғылы"].pop(1)
    assert load_file(written(tmp_path / "c.json", body), mapping).removed_count == 1


@pytest.mark.django_db
def test_buildings_from_a_table(tmp_path: Path) -> None:
    west, _ = make_districts()
    path = written(
        tmp_path / "b.csv",
        "street,number,address,lon,lat,key,storeys\n"
        "Абай даңғылы,40,,70.05,50.05,K1,9\n"
        ',,"пр. Абай, д. 12А кв 7",70.05,50.051,K2,\n'
        "Абай даңғылы,,,70.05,50.05,,\n"
        "Абай даңғылы,41,,700,50.05,,\n"
        "Абай даңғылы,42,,70.05,x,,\n"
        "Абай даңғылы,43,,70.05,50.05,,-3\n",
    )
    mapping = read_mapping(find_mapping("buildings_csv"))
    report = load_file(path, mapping)
    assert (report.created_count, report.rejected_count) == (2, 4)
    assert Building.objects.get(source_key="K2").number_key == "12а"
    assert Building.objects.get(source_key="K1").district_id == west.pk
    assert Street.objects.count() == 1
    assert load_file(path, mapping).unchanged_count == 2


@pytest.mark.django_db
def test_care_from_a_table(tmp_path: Path) -> None:
    make_districts()
    buildings = written(tmp_path / "b.csv", "street,number,key\nАбай даңғылы,40,K1\n")
    load_file(buildings, read_mapping(find_mapping("buildings_csv")))
    bodies.function(code="lifts")
    bodies.organisation(code="first")
    bodies.organisation(code="second")
    path = written(
        tmp_path / "care.csv",
        "key,street,number,function,organisation,valid_from,valid_to\n"
        "K1,,,lifts,first,2024-01-01,\n"
        ",пр. Абай,40,lifts,second,01.03.2025,\n"
        "K1,,,lifts,first,2024-06-01,2024-07-01\n"
        "K1,,,lifts,nobody,2025-01-01,\n"
        "K1,,,heat,first,2025-01-01,\n"
        "K9,,,lifts,first,2025-01-01,\n"
        "K1,,,lifts,second,2023-01-01,2024-02-01\n"
        "K1,,,lifts,second,,\n",
    )
    mapping = read_mapping(find_mapping("care_csv"))
    report = load_file(path, mapping)
    assert list(BuildingCare.objects.order_by("valid_from").values_list("valid_from", "valid_to")) == [
        (date(2024, 1, 1), date(2025, 3, 1)),
        (date(2025, 3, 1), None),
    ]
    assert report.rejected_count == 5
    assert load_file(path, mapping).created_count == 0


@pytest.mark.django_db
def test_landmarks_and_quarters(tmp_path: Path) -> None:
    west, _ = make_districts()
    marks = collection(
        feature(
            {"type": "Point", "coordinates": [70.05, 50.05]},
            osm="node/1",
            name="Бәйтерек",
            category="monument",
        ),
        feature({"type": "Point", "coordinates": [70.05, 50.05]}, osm="node/2", name="", category="school"),
        feature(None, osm="node/3", name="Қайда", category="school"),
    )
    mapping = read_mapping(find_mapping("landmarks_geojson"))
    report = load_file(written(tmp_path / "l.geojson", marks), mapping)
    assert (Landmark.objects.get().name_kk, report.skipped.total(), report.rejected_count) == (
        "Бәйтерек",
        1,
        1,
    )
    quarters = collection(
        feature(box(70.0, 50.0, 70.02, 50.02), code="samal", name="Самал"),
        feature(box(60.0, 50.0, 60.02, 50.02), code="far", name="Алыс"),
    )
    load_file(written(tmp_path / "q.geojson", quarters), read_mapping(find_mapping("quarters_geojson")))
    assert Quarter.objects.get().district == west
    assert locate(70.01, 50.01).quarter_id == Quarter.objects.get().pk


def test_a_packed_file_and_one_of_many_chunks_read_alike(tmp_path: Path) -> None:
    body = json.dumps(
        collection(*[feature(None, name=f"№{n} " + "ә" * 300) for n in range(2_000)]), ensure_ascii=False
    )
    plain = written(tmp_path / "a.geojson", body)
    packed = tmp_path / "a.geojson.gz"
    packed.write_bytes(gzip.compress(body.encode()))
    assert [row.columns for row in read_rows(plain, "geojson")] == [
        row.columns for row in read_rows(packed, "geojson")
    ]
    lines = written(
        tmp_path / "a.jsonl", '{"name": "x"}\n\n{"type": "Feature", "properties": {"name": "y"}}\n'
    )
    assert [row.columns["name"] for row in read_rows(lines, "json_lines")] == ["x", "y"]


@pytest.mark.parametrize(
    ("body", "format_name"),
    [
        ("{}", "geojson"),
        ('{"features": [{"a": 1}', "geojson"),
        ("[]", "json_groups"),
        ("1\n", "json_lines"),
        ("", "x"),
    ],
)
def test_a_broken_file_is_refused_as_a_whole(tmp_path: Path, body: str, format_name: str) -> None:
    with pytest.raises(Unreadable):
        list(read_rows(written(tmp_path / "broken", body), format_name))


@pytest.mark.parametrize(
    "text",
    [
        "- 1",
        "kind: rivers\nformat: csv",
        "kind: streets\nformat: xml",
        "kind: streets\nformat: csv\nfields: {colour: x}",
        "kind: districts\nformat: csv\nfields: {name_kk: x}",
        "kind: streets\nformat: csv\nfields: {name: {colum: x}}",
        "kind: streets\nformat: csv\nfields: {name: {column: x, pattern: '('}}",
        "kind: streets\nformat: csv\nfields: {name: {column: x, pattern: 'x'}}",
        "kind: streets\nformat: csv\nfield: {}",
        "kind: streets\nformat: csv\noverrides: {x: {colour: y}}",
        "a: [",
    ],
)
def test_a_wrong_mapping_is_refused_with_the_place(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadMapping, match=r"own\.yaml"):
        mapped(tmp_path, text)


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_shipped_mapping_is_sound(path: Path) -> None:
    assert read_mapping(path).kind
    assert find_mapping(path.stem) == path


@pytest.mark.django_db
def test_the_command_reports_and_exits(tmp_path: Path) -> None:
    path = written(tmp_path / "d.geojson", two_districts())
    own = str(written(tmp_path / "own.yaml", DISTRICTS))
    out = StringIO()
    with pytest.raises(SystemExit) as stop:
        call_command(
            "load_places", str(path), "--map", own, "--rejects", str(tmp_path / "bad.tsv"), stdout=out
        )
    assert stop.value.code == 3
    assert "created 2" in out.getvalue()
    assert (tmp_path / "bad.tsv").read_text().startswith("row\treason\n3\t")
    for wrong in (["--map", "nothing"], ["--map", "x.yaml"], ["--map", own, "--kind", "streets"],
                  ["--map", "almaty_districts"]):  # fmt: skip
        with pytest.raises(CommandError):
            call_command("load_places", str(path), *wrong, stdout=out)


@pytest.mark.django_db
def test_without_a_city_streets_cannot_be_loaded(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no city"):
        call_command(
            "load_places", str(written(tmp_path / "s.geojson", collection())), "--map", "astana_streets_lines"
        )


@pytest.mark.parametrize(
    ("name", "language"),
    [("Абай даңғылы", "kk"), ("улица Шәкен Айманов", "ru"), ("Green Belt Cycle Path", "en"), ("Алаш", "kk"),
     ("Берёзовая", "ru"), ("Қабанбай", "kk"), ("Тұйық", "kk"), ("Abai dañğyly", "kk"), ("Речной переулок", "ru")],
)  # fmt: skip
def test_the_language_of_a_name(name: str, language: str) -> None:
    assert language_of(name) == language
