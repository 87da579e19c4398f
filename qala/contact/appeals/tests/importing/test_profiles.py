import pytest

from qala.contact.appeals.importing import BadProfile, find_profile, read_profile
from qala.contact.appeals.importing.profiles import digest, shipped_names
from qala.contact.appeals.tests.importing.conftest import PROFILE
from qala.shared.intake.steps import chain, make_step


def refused(tmp_path, text):
    path = tmp_path / "town.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadProfile) as error:
        read_profile(path)
    return str(error.value)


@pytest.mark.parametrize("name", shipped_names())
def test_shipped_profiles_are_valid(name):
    assert read_profile(find_profile(name)).name == name


def test_shipped_are_the_promised_ones():
    assert {"baltimore_311", "nyc_311"} <= set(shipped_names())


def test_name_is_the_file_name_and_register_the_name(profile_path):
    profile = read_profile(profile_path)
    assert (profile.name, profile.register) == ("town", "town")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("title:", "titel:"), "titel: unknown key"),
        (("Nr\n", "{column: Nr, colum: x}\n"), "fields.external_id.colum: unknown key"),
        (("Nr\n", "{column: Nr, first: [a]}\n"), "exactly one of column, first, join, const"),
        (('[{split: [":", 0]}]', '[{splitt: [":", 0]}]'), "unknown step 'splitt'"),
        (('[{split: [":", 0]}]', '[{replace: ["(", ""]}]'), "replace:"),
        (("Europe/Berlin", "Europe/Bonn"), "no such time zone"),
        (("%d.%m.%Y %H:%M", "%d.%m.%Y %Q"), "%Q is not known"),
        (('decimal: ","', 'decimal: "."'), "decimal and thousands must differ"),
        (("[10, 50, 12, 52]", "[12, 50, 10, 52]"), "west, south, east, north"),
        (("  lat: Y\n", ""), "lon and lat go together"),
        (("offen: registered", "no: registered"), "put it in quotes"),
        (("language: ru", "language: de"), "language"),
        (("prefix: town", "prefix: town\nprefix: twice"), "written twice"),
        (("prefix: town", "prefix: Town!"), "prefix"),
        (("language: ru", "language: ru\nencoding: utf-99"), "no such encoding"),
    ],
)
def test_faults_are_told_with_their_place(tmp_path, change, told):
    assert change[0] in PROFILE
    assert told in refused(tmp_path, PROFILE.replace(*change))


def test_not_yaml_and_not_a_mapping(tmp_path):
    assert "town.yaml" in refused(tmp_path, "a: [")
    assert "a profile is a mapping" in refused(tmp_path, "- a")


def test_no_code_runs_from_yaml(tmp_path):
    assert "python" in refused(tmp_path, "title: !!python/object/apply:os.getcwd []")


def test_unknown_profile_names_the_shipped():
    with pytest.raises(BadProfile, match="baltimore_311"):
        find_profile("atlantis")
    with pytest.raises(BadProfile, match="no file"):
        find_profile("../baltimore_311.yaml")


def test_digest_follows_the_meaning(tmp_path, profile_path):
    before = digest(read_profile(profile_path))
    profile_path.write_text("# a remark\n" + PROFILE, encoding="utf-8")
    assert digest(read_profile(profile_path)) == before
    profile_path.write_text(PROFILE.replace("Arbeit: accepted", "Arbeit: planned"), encoding="utf-8")
    assert digest(read_profile(profile_path)) != before


@pytest.mark.parametrize(
    ("steps", "text", "made"),
    [
        (["upper"], "aä", "AÄ"),
        (["squeeze", "title"], " a   b ", "A B"),
        ([{"split": ["-", 0]}], "SW-Trash", "SW"),
        ([{"split": ["-", 5]}], "SW-Trash", ""),
        ([{"split": ["-", -1]}], "a-b-c", "c"),
        ([{"replace": [r"^(\w+)-", r"\1: "]}, "lower"], "SW-Trash", "sw: trash"),
        ([{"cut": 3}], "abcdef", "abc"),
    ],
)
def test_steps(steps, text, made):
    run = chain([make_step(step) for step in steps])
    assert run is not None
    assert run(text) == made
