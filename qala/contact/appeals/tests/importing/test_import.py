import json
from datetime import UTC, datetime

import pytest

from qala.contact.appeals.importing import BadFile, BadProfile
from qala.contact.appeals.importing.shaping import search_key
from qala.contact.appeals.models import Appeal, Assignment, ImportRun, Target
from qala.contact.appeals.rules.numbers import read_number
from qala.contact.appeals.rules.searching import search_text
from qala.contact.appeals.tests.importing.conftest import ROWS
from qala.contact.catalog.models import Topic
from qala.ground.organisations.models import Organisation
from qala.shared import timeline
from qala.shared.models import TimelineEntry


def moment(*parts):
    return datetime(*parts, tzinfo=UTC)


def appeal(number):
    return Appeal.objects.get(source="town", external_id=number)


def test_history_is_kept(take):
    outcome = take()
    assert outcome.tally.plain["new"] == 5
    first = appeal("1")
    assert first.received_at == first.registered_at == moment(2020, 6, 1, 8)
    assert first.resolved_at == first.closed_at == moment(2020, 6, 2, 7)
    assert (first.stage, first.status.code, first.was_late, first.is_overdue) == (
        "done",
        "closed",
        False,
        False,
    )
    assert (first.text, first.address, first.language) == ("Heat:Cold. Kalt", "Hof", "ru")
    assert (first.channel.code, first.route_reason, first.executor.name) == (
        "import",
        "imported",
        "Heat Office",
    )
    assert (first.next_due_at, first.is_public, first.place_quality) == (None, False, "exact")
    assert read_number(first.number) == first.number
    assert first.number.startswith("20-")


def test_targets_carry_the_sources_promise(take):
    take()
    met, late = (Target.objects.get(appeal=appeal(number)) for number in "12")
    assert (met.kind, met.amount, met.unit, met.due_at) == ("resolve", None, "", moment(2020, 6, 3, 8))
    assert (met.met_at, met.is_late, met.breached_at) == (moment(2020, 6, 2, 7), False, None)
    assert (late.is_late, late.breached_at, late.met_at) == (True, late.due_at, moment(2020, 6, 4, 7))
    assert appeal("2").was_late
    assert not Target.objects.filter(appeal=appeal("5")).exists()


def test_open_ones_are_overdue_or_due(take):
    take()
    passed, ahead = appeal("3"), appeal("4")
    assert (passed.stage, passed.is_overdue, passed.next_due_at) == ("active", True, moment(2020, 6, 3, 8))
    assert (ahead.stage, ahead.is_overdue, ahead.next_due_at) == ("new", False, moment(2099, 6, 3, 8))
    assert Target.objects.get(appeal=passed).is_running
    # Noticed already: the sweep tells nobody today of what was late years ago.
    assert Target.objects.get(appeal=passed).breached_at is not None


def test_assignments_and_the_fallback_queue(take):
    take()
    assert list(Assignment.objects.filter(appeal=appeal("1")).values_list("organisation__code", "until")) == [
        ("town-heat-office", None)
    ]
    assert (appeal("4").executor, appeal("4").route_reason) == (None, "fallback")
    merged = Assignment.objects.get(appeal=appeal("5"))
    assert (merged.outcome, merged.until) == ("merged", moment(2020, 6, 1, 12))


def test_the_timeline_says_so(take):
    take()
    told, ended = timeline.of(appeal("2"))
    assert (told.verb, told.at, told.is_public) == ("import", moment(2020, 6, 1, 9), False)
    assert (told.data["status"], told.data["due"][:10], told.data["dummy_position"]) == (
        "fertig",
        "2020-06-03",
        True,
    )
    assert (ended.verb, ended.at, ended.from_stage, ended.to_stage) == (
        "close",
        moment(2020, 6, 4, 7),
        "new",
        "done",
    )
    assert [entry.verb for entry in timeline.of(appeal("5"))] == ["import", "merge"]


def test_positions(take):
    tally = take().tally
    good, dummy, outside, none = (appeal(number) for number in "1234")
    assert (good.lon, good.lat, good.h3 is not None) == (11.5, 51.5, True)
    assert (dummy.place_quality, dummy.lon, dummy.lat, dummy.point) == ("dummy", None, None, None)
    assert (outside.place_quality, outside.lon) == ("outside", 20.0)
    # Far from the installation's projection a point in metres would be a lie.
    assert good.point is None
    assert none.place_quality == ""
    assert tally.named["positions"] == {"exact": 1, "dummy": 1, "outside": 1, "none": 2}


def test_a_position_in_this_city_gets_metres_and_district(take):
    from qala.ground.places.tests.factories import make_districts

    west, _east = make_districts()
    take(["9;01.06.2020 10:00;;;offen;A;;x;;;70,05;50,05"])
    placed = appeal("9")
    assert placed.district_id == west.pk
    assert placed.point is not None


def test_a_district_by_its_name(take):
    from qala.ground.places.tests.factories import make_districts

    west, _east = make_districts()
    extra = f"districts: {{map: {{nord: {west.code}}}}}\n"
    import qala.contact.appeals.tests.importing.conftest as town

    rows = ["1;01.06.2020 10:00;;;offen;A;;x;Nord;;;", "2;01.06.2020 10:00;;;offen;A;;x;Süd;;;"]
    original = town.PROFILE
    town.PROFILE = original.replace("  lon: X", "  district: Ort\n  lon: X")
    try:
        take(rows, extra=extra)
    finally:
        town.PROFILE = original
    assert appeal("1").district_id == west.pk
    assert (appeal("2").district_id, appeal("2").place_note) == (None, "Süd")


def test_unknown_topics_wait_for_review_and_are_not_public(take):
    take(extra="public: true\n")
    topics = Topic.objects.filter(needs_review=True)
    assert {(topic.name_ru, topic.group.code, topic.is_public) for topic in topics} == {
        ("Heat:Cold", "town-heat", False), ("Road:Hole", "town-road", False),
    }  # fmt: skip
    assert not Appeal.objects.filter(is_public=True).exists()


def test_mapped_topics_and_executors_are_this_citys(take):
    from qala.contact.catalog.models import TopicGroup

    group = TopicGroup.objects.create(code="g", name_ru="g")
    topic = Topic.objects.create(code="cold", group=group, name_ru="Cold")
    office = Organisation.objects.create(
        code="office", kind="department", name_ru="Office", valid_from="2020-01-01"
    )
    take(extra='public: true\ntopics: {map: {"heat:cold": cold}}\nexecutors: {map: {heat office: office}}\n')
    assert (appeal("1").topic, appeal("1").executor, appeal("1").is_public) == (topic, office, True)


@pytest.mark.parametrize(
    ("extra", "reason"),
    [
        ("topics: {unknown: reject}\n", "unknown_topic"),
        ("executors: {unknown: reject}\n", "unknown_executor"),
    ],
)
def test_a_profile_may_reject_what_it_does_not_know(take, extra, reason):
    assert take(extra=extra).tally.named["rejected_by"][reason] > 0


LATE = (
    "1;01.06.2020 10:00;03.06.2020 10:00;04.06.2020 09:00;fertig;Heat:Cold;Heat Office;Regen;Hof;Weg 1;11,5;51,5",
    "2;01.06.2020 10:00;03.06.2020 10:00;04.06.2020 09:00;fertig;Heat:Cold;Heat Office;-;Hof;Weg 1;11,5;51,5",
    "3;01.06.2020 10:00;03.06.2020 10:00;02.06.2020 09:00;fertig;Heat:Cold;Heat Office;Regen;Hof;Weg 1;11,5;51,5",
)
REASONED = "late_causes: {map: {regen: late-weather}}\n"


@pytest.fixture
def reasoned(monkeypatch):
    """The town's file says in "Text" why an answer was late."""
    from qala.contact.appeals.tests.importing import conftest

    fields = "fields:\n  late_cause: Text\n  answer: Art\n"
    monkeypatch.setattr(conftest, "PROFILE", conftest.PROFILE.replace("fields:\n", fields))


@pytest.mark.usefixtures("reasoned")
def test_late_answers_carry_the_reason_of_the_source_or_that_it_gave_none(take):
    take(LATE, extra=REASONED)
    codes = [appeal(number).answers.values_list("late_cause__code", flat=True).get() for number in "123"]
    assert codes == ["late-weather", "late-not-stated", None]


@pytest.mark.usefixtures("reasoned")
@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ("default: reject", "no_late_cause"),
        ("map: {frost: late-weather}, unknown: reject", "unknown_late_cause"),
    ],
)
def test_a_profile_may_ask_for_a_reason(take, more, reason):
    assert take(LATE, extra=f"late_causes: {{{more}}}\n").tally.named["rejected_by"] == {reason: 1}


@pytest.mark.parametrize(
    "extra",
    ["channels: {default: pigeon}\n", "late_causes: {map: {x: nothing}}\n",
     "topics: {map: {x: nothing}}\n", "executors: {map: {x: nobody}}\n",
     "districts: {map: {x: nowhere}}\n"],
)  # fmt: skip
def test_codes_that_are_not_there_are_named_before_the_first_row(take, extra):
    with pytest.raises(BadProfile, match="not there"):
        take(extra=extra)
    assert not Appeal.objects.exists()


def test_bad_rows_go_to_the_rejects_file(take, tmp_path):
    rows = [
        *ROWS,
        "6;gestern;;;offen;A;;x;;;;",
        ";01.06.2020 10:00;;;offen;A;;x;;;;",
        "7;01.06.2020 10:00;;",
        "8;;;;offen;A;;x;;;;",
    ]
    outcome = take(rows)
    assert outcome.tally.plain["rejected"] == 4
    assert outcome.rejects is not None
    found = [json.loads(line) for line in outcome.rejects.read_text(encoding="utf-8").splitlines()]
    assert [(each["line"], each["reason"]) for each in found] == [
        (7, "bad_date"), (8, "no_external_id"), (9, "wrong_columns"), (10, "no_received_at"),
    ]  # fmt: skip
    assert found[0]["row"]["Eingang"] == "gestern"
    assert found[2]["row"] == ["7", "01.06.2020 10:00", "", ""]


def test_bad_positions_do_not_cost_the_appeal(take):
    tally = take(
        ["1;01.06.2020 10:00;;;offen;A;;x;;;abc;51", "2;01.06.2020 10:00;;;offen;A;;x;;;11,5;95"]
    ).tally
    assert (tally.plain["new"], tally.named["oddities"]) == (2, {"bad_positions": 2})


def test_the_wrong_profile_is_noticed(take):
    with pytest.raises(BadFile, match="None of the first 1000 rows"):
        take([f"{n};x;;;;;;;;;;" for n in range(1500)])


def test_unicode_and_awkward_letters_come_through(take):
    text = 'Жылу жоқ, үй 5 — «қатты» 🚧 \\N \\ tab\there "q"'
    take(['1;01.06.2020 10:00;;;offen;Ä/ö;Қала әкімдігі;"' + text.replace('"', '""') + '";;Көше 1;;'])
    assert appeal("1").text == f"Ä/ö. {text}"
    assert appeal("1").executor.name == "Қала әкімдігі"


def test_search_key_is_that_of_the_register(take):
    take()
    for found in Appeal.objects.all():
        own = search_text(found.text, found.address, found.external_id, found.number)
        assert found.search_fold.split() == own.split()
    assert callable(search_key)


def test_report(take):
    tally = take().tally
    made = tally.as_json()
    names = ("rows", "late", "duplicates", "dummy_positions", "with_due", "with_closed")
    assert [made[name] for name in names] == [5, 1, 1, 1, 4, 3]
    assert (made["agency_count"], made["topic_count"], made["executors_new"], made["topics_new"]) == (
        2,
        2,
        2,
        2,
    )
    assert made["late_share"] == 0.2
    run = ImportRun.objects.get()
    assert run.finished_at is not None
    assert run.counts["late"] == 1
    assert run.done_rows == 5


def test_long_texts_are_shortened_and_counted(take):
    tally = take(["1;01.06.2020 10:00;;;offen;A;;" + "x" * 9000 + ";;;;"]).tally
    assert tally.named["oddities"]["texts_shortened"] == 1
    assert len(appeal("1").text) == 4000


def test_unknown_statuses_are_listed(take):
    tally = take(["1;01.06.2020 10:00;;;seltsam;A;;x;;;;"]).tally
    assert tally.named["unknown_statuses"] == {"seltsam": 1}
    assert appeal("1").status.code == "registered"


def test_ended_without_a_date_is_not_given_one(take):
    take(["1;01.06.2020 10:00;03.06.2020 10:00;;fertig;A;Amt;x;;;;"])
    ended = appeal("1")
    assert (ended.stage, ended.closed_at, ended.was_late, ended.is_overdue) == ("done", None, False, False)
    assert Target.objects.get(appeal=ended).cancelled_at is not None


def test_nobody_is_notified(take):
    from qala.shared.models import OutboxEntry

    take()
    assert not OutboxEntry.objects.exists()
    assert set(TimelineEntry.objects.filter(subject_kind="appeals.appeal").values_list("verb", flat=True)) <= {
        "import", "close", "merge",
    }  # fmt: skip


def test_the_audit_has_its_rows_with_the_reason(take):
    take()
    events = Appeal._meta.get_field("audit_events").related_model
    assert events.objects.filter(pgh_label="insert").count() == 5
    event = events.objects.get(external_id="1")
    assert event.pgh_obj_id == appeal("1").pk
    assert (event.text, event.pgh_context.metadata["reason"]) == ("Heat:Cold. Kalt", "import")
    # The triggers are awake again afterwards.
    first = appeal("1")
    first.address = "Elsewhere"
    first.save()
    assert events.objects.filter(pgh_label="update", external_id="1").count() == 1


def test_a_new_city_needs_a_profile_only(catalogue, tmp_path):
    from django.core.management import call_command

    (tmp_path / "atlantis.yaml").write_text(
        "title: Atlantis\nprefix: atlantis\ntime_zone: Atlantic/Azores\ndate_formats: [iso]\nlanguage: en\n"
        "fields: {external_id: case.id, received_at: opened, topic: kind, lon: '@lon', lat: '@lat'}\n"
    )
    features = [
        {"type": "Feature", "properties": {"case": {"id": n}, "opened": f"2024-05-0{n} 10:00", "kind": "Flood"},
         "geometry": {"type": "Point", "coordinates": [-25.5, 37.7]}}
        for n in (1, 2)
    ]  # fmt: skip
    (tmp_path / "cases").write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    report = tmp_path / "report.json"
    call_command(
        "import_requests", str(tmp_path / "cases"), "--profile", str(tmp_path / "atlantis.yaml"), "--json", str(report),
        "--dry-run",
    )  # fmt: skip
    assert json.loads(report.read_text())["new"] == 2
    assert not Appeal.objects.exists()
