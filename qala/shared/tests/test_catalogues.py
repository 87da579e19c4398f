"""Texts are found without xgettext, and what people translated stays."""

from pathlib import Path

import pytest
from babel.messages import Catalog

from qala.shared.catalogues import checking, extraction, po
from qala.shared.catalogues.rooms import RoomTexts, all_rooms

TEMPLATE = """{% load i18n %}
<p>{% translate "Plain" %}</p>
    <p title="{% translate 'In context' context 'month' %}">{{ _("In a variable") }}</p>
{# a comment that says "nothing" #}
{% blocktranslate trimmed with name=user.name %}
    Hello,
    {{ name }}!
{% endblocktranslate %}
{% blocktranslate trimmed count counter=n %}
  {{ counter }} appeal
{% plural %}
  {{ counter }} appeals
{% endblocktranslate %}
{% translate "100 %" %}
"""
PYTHON = """
from django.utils.translation import gettext as _, gettext_noop, ngettext, pgettext
a = _("One" " two")
b = ngettext("%(n)d day", "%(n)d days", 3) % {"n": 3}
c = pgettext("month", "May")
d = gettext_noop("Sign In")
"""


@pytest.fixture
def room(tmp_path: Path) -> RoomTexts:
    (tmp_path / "templates" / "room").mkdir(parents=True)
    (tmp_path / "templates" / "room" / "page.html").write_text(TEMPLATE)
    (tmp_path / "views.py").write_text(PYTHON)
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_it.py").write_text('_("Only in a test")')
    return RoomTexts("room", tmp_path, (tmp_path,))


def test_texts_of_templates_and_python_are_found(room: RoomTexts) -> None:
    assert extraction.keys(extraction.extract_room(room, set())) == {
        ("Plain", None),
        ("In context", "month"),
        ("In a variable", None),
        ("Hello, %(name)s!", None),
        ("%(counter)s appeal", None),
        ("100 %%", None),
        ("One two", None),
        ("%(n)d day", None),
        ("May", "month"),
        ("Sign In", None),
    }


def test_texts_of_shared_are_left_to_shared(room: RoomTexts) -> None:
    found = extraction.keys(extraction.extract_room(room, {("Plain", None)}))
    assert ("Plain", None) not in found
    assert ("May", "month") in found


def test_translations_stay_and_obsolete_ones_go(room: RoomTexts, tmp_path: Path) -> None:
    template = extraction.extract_room(room, set())
    present = Catalog(locale="ru")
    present.add("Plain", "Просто")
    present.add("Gone", "Ушло")
    present.add(("%(n)d day", "%(n)d days"), ("%(n)d день", "%(n)d дня", "%(n)d дней"))
    path = room.po_path("ru")
    po.write(path, po.text_of(po.merge(template, present, "ru"), "ru"))
    again = po.merge(template, po.read(path, "ru"), "ru")
    assert again.get("Plain").string == "Просто"
    assert again.get("%(n)d day").string == ("%(n)d день", "%(n)d дня", "%(n)d дней")
    assert again.get("Gone") is None
    assert not po.write(path, po.text_of(again, "ru")), "a second run changes nothing"


def test_untranslated_and_wrong_placeholders_are_reported() -> None:
    catalog = Catalog(locale="ru")
    catalog.add("Empty")
    catalog.add("Hello, %(name)s and {other}", "Привет, %(nome)s и {other}")
    catalog.add(("%(n)d day", "%(n)d days"), ("%(n)d день", "%(n)d дня", "%(n)d дней"))
    catalog.add("Unsure", "Не знаю", flags={"fuzzy"})
    assert sorted(checking.problems(catalog)) == [
        "other placeholders than the original: 'Hello, %(name)s and {other}'",
        "unsure (fuzzy): 'Unsure'",
        "untranslated: 'Empty'",
    ]


def test_rooms_that_disagree_are_reported() -> None:
    one, two = Catalog(locale="ru"), Catalog(locale="ru")
    one.add("Due", "Срок")
    two.add("Due", "К сроку")
    assert list(checking.disagreements({"a": one, "b": two})) == [("b", "translated otherwise in a: 'Due'")]


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_own_plural_forms_stand_beside_djangos(language: str, tmp_path: Path) -> None:
    """Django's ru has four forms and ours three: each catalogue must keep its own rule after the merge."""
    import gettext

    from django.utils.translation.trans_real import DjangoTranslation

    catalog = Catalog(locale=language)
    forms = tuple(f"%(n)d appeal form {index}" for index in range(catalog.num_plurals))
    catalog.add(("%(n)d appeal", "%(n)d appeals"), forms)
    path = tmp_path / language / "LC_MESSAGES" / "django.po"
    po.write(path, po.text_of(catalog, language))
    po.compile_file(path, language)
    merged = DjangoTranslation(language)
    merged.merge(gettext.translation("django", str(tmp_path), [language]))
    assert merged.ngettext("%(n)d appeal", "%(n)d appeals", 1) == forms[0]
    assert merged.ngettext("%(n)d appeal", "%(n)d appeals", 5) == forms[-1]
    if language == "ru":  # Django's own Kazakh catalogue lacks this one
        assert merged.ngettext("%(num)d minute", "%(num)d minutes", 5) == "%(num)d минут"


def test_shared_comes_first_and_holds_the_texts_of_config() -> None:
    import qala

    rooms = all_rooms(Path(next(iter(qala.__path__))))
    assert rooms[0].label == "shared"
    assert {source.name for source in rooms[0].sources} == {"shared", "config"}
    assert "calendars" in [room.label for room in rooms]
