"""Two real cities by data only: Astana with streets and corners, Almaty in an empty Qala."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from qala.ground.places.loading.mapping import find_mapping, read_mapping
from qala.ground.places.loading.reading import read_rows
from qala.ground.places.loading.report import LoadRefused
from qala.ground.places.loading.run import load_file
from qala.ground.places.locating import locate
from qala.ground.places.models import City, Crossing, District, Street
from qala.ground.places.queries import nearest_crossing, search_places
from qala.ground.places.queries.layers import base_layer
from qala.ground.places.rules.districting import clean_outline

pytestmark = [pytest.mark.shared_data, pytest.mark.django_db]
Data = Callable[[str], Path]

ASTANA = {
    "almaty": "711110000", "esil": "711210000", "saryarka": "711310000", "baiqonyr": "711410000",
    "nura": "711510000", "saraishyq": "711610000",
}  # fmt: skip
ALMATY = {
    "almaly": "751110000", "alatau": "751210000", "auezov": "751310000", "bostandyk": "751410000",
    "jetysu": "751510000", "medeu": "751710000", "nauryzbai": "751810000", "turksib": "751910000",
}  # fmt: skip


def load(path: Path, mapping: str):
    return load_file(path, read_mapping(find_mapping(mapping)))


def check_every_outline(path: Path, code_of: dict[str, str], codes: dict[str, str]) -> None:
    """A point inside each part of each outline, exclaves too, lands in its district."""
    mapping = read_mapping(find_mapping(code_of["map"]))
    ids = dict(District.objects.values_list("code", "pk"))
    assert dict(District.objects.values_list("code", "kato")) == codes
    for row in read_rows(path, "geojson"):
        outline = clean_outline(row.geometry or {})
        code = str(mapping.values(row.columns)["code"]).lower()
        for part in getattr(outline, "geoms", [outline]):
            inside = part.representative_point()
            assert locate(inside.x, inside.y).district_id == ids[code], code


def test_six_districts_of_astana(shared_data: Data) -> None:
    path = shared_data("geography/astana_districts.geojson")
    assert load(path, "astana_districts").created_count == 6
    check_every_outline(path, {"map": "astana_districts"}, ASTANA)
    assert {row.name_kk for row in District.objects.all()} >= {"Нұра", "Сарайшық", "Есіл", "Байқоңыр"}
    areas = {row.code: row.area_km2 for row in District.objects.all()}
    assert areas["nura"] == pytest.approx(189, rel=0.02)
    with pytest.raises(LoadRefused):
        load(shared_data("geography/almaty_districts_osm.geojson.gz"), "almaty_districts")


def test_eight_districts_of_almaty_in_an_empty_qala(shared_data: Data) -> None:
    path = shared_data("geography/almaty_districts_osm.geojson.gz")
    assert load(path, "almaty_districts").created_count == 8
    city = City.objects.get()
    assert (city.code, city.epsg) == ("almaty", 32643)
    check_every_outline(path, {"map": "almaty_districts"}, ALMATY)
    assert District.objects.get(code="auezov").name_kk == "Әуезов"
    assert locate(76.9286, 43.2567).point.x == pytest.approx(656_500, abs=1_500)
    assert json.loads(base_layer().body)["attribution"] == "© OpenStreetMap contributors"
    assert search_places("Бостандыкский")[0].kind == "district"


@pytest.fixture
def astana(shared_data: Data) -> None:
    load(shared_data("geography/astana_districts.geojson"), "astana_districts")
    streets = load(shared_data("geography/astana_streets_lines.geojson.gz"), "astana_streets_lines")
    crossings = load(shared_data("geography/astana_intersections_osm.json.gz"), "astana_intersections")
    assert (streets.read_count, streets.rejected_count) == (1_511, 0)
    assert (crossings.read_count, crossings.rejected_count) == (31_790, 4)
    assert crossings.created_count == Crossing.objects.count() > 3_000


SPELLINGS = {
    "Қабанбай Батыр даңғылы": [
        "кабанбай батыра",
        "пр. Кабанбай батыра",
        "Qabanbai batyr dañğyly",
        "rf,fy,fq ,fnsh",
    ],
    "Мәңгілік Ел даңғылы": ["мангилик ел", "Mäñgılık El", "Mangilik El avenue", "мәңгілік ел"],
    "Кенесары көшесі": ["кенесары", "ул. Кенесары", "Kenesary street", "кен", "Кенесары 40"],
    "Сығанақ көшесі": ["сыганак", "Syganak", "Syğanaq köşesi", "сиганак"],
}


def test_streets_and_corners_of_astana_in_every_spelling(astana: None) -> None:
    for name, spellings in SPELLINGS.items():
        for typed in spellings:
            assert search_places(typed)[0].label == name, typed
    for typed in (
        "угол Кабанбай батыра и Достык",
        "Kabanbay batyr / Dostyq",
        "Достық пен Қабанбай батыр қиылысы",
    ):
        hit = search_places(typed)[0]
        assert (hit.kind, set(hit.label.split(" / "))) == (
            "corner",
            {"Қабанбай Батыр даңғылы", "Достық көшесі"},
        )
    assert hit.lon is not None
    assert hit.lat is not None
    near = nearest_crossing(hit.lon, hit.lat, within_m=5)
    assert near is not None


def test_loading_astana_again_changes_nothing(astana: None, shared_data: Data) -> None:
    before = Street.objects.count()
    again = load(shared_data("geography/astana_streets_lines.geojson.gz"), "astana_streets_lines")
    assert (again.created_count, again.changed_count) == (0, 0)
    crossings = load(shared_data("geography/astana_intersections_osm.json.gz"), "astana_intersections")
    assert (crossings.created_count, crossings.removed_count, Street.objects.count()) == (0, 0, before)
