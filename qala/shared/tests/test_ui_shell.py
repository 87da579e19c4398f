"""Menu, search, preferences, import map, vendor files, base map file."""

import json
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse

from qala.config import vendor
from qala.shared import permissions
from qala.shared.errors import Missing, NotAllowed
from qala.shared.ui import menu, modules, prefs, search, views
from qala.shared.ui.icons import ICONS

STAFF = SimpleNamespace(is_authenticated=True, is_staff=True)
RESIDENT = SimpleNamespace(is_authenticated=True, is_staff=False)
ITEMS = (
    menu.MenuItem("contact", "Search", "shared:search", "search", "things.read"),
    menu.MenuItem("admin", "Gallery", "shared:gallery", "palette"),
)


@pytest.fixture
def holds(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The codes that everybody holds in this test."""
    codes: set[str] = set()
    monkeypatch.setattr(permissions, "holds", lambda _user, code: code in codes)
    return codes


def _get(path: str, user: Any = STAFF, **headers: str) -> Any:
    request = RequestFactory(headers=headers).get(path)
    request.user = user
    return request


def test_menu_shows_only_what_may_be_opened(holds: set[str]) -> None:
    assert [group.wing for group in menu.menu_for(STAFF, "/", ITEMS)] == ["admin"]
    holds.add("things.read")
    assert [group.wing for group in menu.menu_for(STAFF, "/", ITEMS)] == ["contact", "admin"]


def test_menu_is_empty_for_residents_and_strangers(holds: set[str]) -> None:
    holds.add("things.read")
    assert menu.menu_for(RESIDENT, "/", ITEMS) == []
    assert menu.menu_for(AnonymousUser(), "/", ITEMS) == []


def test_menu_marks_the_page_one_is_on(holds: set[str]) -> None:
    (group,) = menu.menu_for(STAFF, reverse("shared:gallery") + "narrow/", ITEMS)
    assert group.is_current
    assert group.links[0].is_current


def test_the_first_page_is_current_on_itself_only(holds: set[str]) -> None:
    items = [menu.MenuItem("public", "Public site", "portal:home", "world")]
    assert menu.menu_for(STAFF, "/", items)[0].is_current
    assert not menu.menu_for(STAFF, "/jobs/", items)[0].is_current


def test_a_line_stands_for_other_addresses_where_no_line_begins_so(holds: set[str]) -> None:
    gallery = menu.MenuItem("admin", "Gallery", "shared:gallery", "palette", also="/search/")
    search = menu.MenuItem("contact", "Search", "shared:search", "search", "things.read")
    assert menu.menu_for(STAFF, "/search/more/", (gallery, search))[0].is_current
    holds.add("things.read")
    assert [group.is_current for group in menu.menu_for(STAFF, "/search/more/", (gallery, search))] == [
        True,
        False,
    ]


def test_every_declared_menu_item_leads_somewhere_and_has_an_icon() -> None:
    for item in menu.declared_items():
        assert reverse(item.url_name)
        assert item.icon in ICONS
        assert item.wing in menu.WINGS


@pytest.fixture
def no_rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rooms' own providers ask the database for people that these tests have none of."""
    monkeypatch.setattr(search, "_providers", {})


@pytest.mark.usefixtures("no_rooms")
def test_search_asks_only_permitted_providers(holds: set[str]) -> None:
    asked: list[str] = []
    provider = search.SearchProvider(
        "t", "Things", lambda _u, text, _n: asked.append(text) or [search.Hit("A", "/a/")], "t.read"
    )
    search.register(provider)
    try:
        assert search.search(STAFF, "abc", []) == []
        holds.add("t.read")
        assert [group.label for group in search.search(STAFF, " abc ", [])] == ["Things"]
        assert search.search(STAFF, "a", []) == []
    finally:
        search.unregister("t")
    assert asked == ["abc"]


@pytest.mark.usefixtures("no_rooms")
def test_search_finds_pages_of_the_menu(holds: set[str]) -> None:
    (group,) = search.search(STAFF, "GALL", menu.menu_for(STAFF, "/", ITEMS))
    assert [hit.title for hit in group.hits] == ["Gallery"]


@pytest.mark.parametrize("view", [views.search_page, views.show_gallery])
@pytest.mark.parametrize("user", [RESIDENT, AnonymousUser()], ids=["resident", "stranger"])
def test_staff_pages_refuse_others(view: Any, user: Any) -> None:
    with pytest.raises(NotAllowed):
        view(_get("/", user))


def test_preferences_survive_a_round_trip_and_ignore_junk() -> None:
    request = RequestFactory().post(
        "/preferences/", {"theme": "dark", "density": "huge", "next": "/gallery/"}
    )
    response = views.change_preferences(request)
    assert response["Location"] == "/gallery/"
    again = RequestFactory().get("/")
    again.COOKIES[prefs.COOKIE] = response.cookies[prefs.COOKIE].value + "&theme=pink"
    assert prefs.read(again) == prefs.Preferences(theme="dark")


def test_preferences_never_lead_to_another_site() -> None:
    request = RequestFactory().post("/preferences/", {"theme": "dark", "next": "https://elsewhere.example/"})
    assert views.change_preferences(request)["Location"] == "/"


def test_default_preferences_leave_no_cookie() -> None:
    response = HttpResponse()
    prefs.write(response, prefs.Preferences(), is_secure=True)
    assert response.cookies[prefs.COOKIE].value == ""


def test_import_map_names_own_modules_and_libraries() -> None:
    imports = modules.import_map()["imports"]
    assert {"shared/boot", "shared/map", "echarts", "maplibre-gl"} <= set(imports)


def test_imports_of_every_module_are_in_the_map() -> None:
    known = set(modules.own_modules()) | set(modules.LIBRARIES)
    folder = Path(modules.__file__).parents[1] / "static/shared/js"
    for path in folder.glob("*.js"):
        used = re.findall(r"""(?:from|import\()\s*["']([^"']+)["']""", path.read_text())
        assert set(used) <= known, path.name


def test_vendor_copies_cleans_and_replaces(tmp_path: Path) -> None:
    for source, _static in vendor.FILES:
        path = tmp_path / "node_modules" / source
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("let a = 1;\n//# sourceMappingURL=a.js.map\n")
    for name in ICONS:
        is_filled = name.endswith("-filled")
        path = tmp_path / "node_modules" / vendor.ICON_SOURCE / ("filled" if is_filled else "outline")
        path.mkdir(parents=True, exist_ok=True)
        (path / f"{name.removesuffix('-filled')}.svg").write_text('<svg x="1"><path d="M1 1"/></svg>')
    old = tmp_path / "qala/static_vendor/vendor/old.js"
    old.parent.mkdir(parents=True)
    old.write_text("old")
    written = vendor.copy(tmp_path)
    assert not old.exists()
    assert all(path.is_file() for path in written)
    assert b"sourceMappingURL" not in (tmp_path / "qala/static_vendor/vendor/htmx/htmx.js").read_bytes()
    assert '<symbol id="phone"' in (tmp_path / "qala/static_vendor" / vendor.SPRITE).read_text()


def test_vendor_names_the_missing_package(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="tabler"):
        vendor.copy(tmp_path)


def test_every_listed_package_is_in_package_json() -> None:
    root = Path(vendor.__file__).parents[2]
    listed = json.loads((root / "package-lock.json").read_text())["packages"]
    for source, _static in vendor.FILES:
        parts = source.split("/")
        assert "node_modules/" + "/".join(parts[: 2 if source.startswith("@") else 1]) in listed


def test_map_file_answers_ranges_only(tmp_path: Path, settings: Any) -> None:
    path = tmp_path / "city.pmtiles"
    path.write_bytes(bytes(range(100)))
    settings.MAP = {"pmtiles": str(path)}
    response = views.map_tiles(_get("/map/base.pmtiles", Range="bytes=10-19"))
    assert response.status_code == 206
    assert response.content == bytes(range(10, 20))
    assert response["Content-Range"] == "bytes 10-19/100"
    assert views.map_tiles(_get("/map/base.pmtiles", Range="bytes=90-")).content == bytes(range(90, 100))
    assert views.map_tiles(_get("/map/base.pmtiles")).status_code == 416
    assert views.map_tiles(_get("/map/base.pmtiles", Range="bytes=100-")).status_code == 416
    settings.MAP = {}
    with pytest.raises(Missing):
        views.map_tiles(_get("/map/base.pmtiles"))
