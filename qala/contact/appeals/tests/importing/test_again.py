import pytest

from qala.contact.appeals.importing import run as running
from qala.contact.appeals.importing.writing import Writer
from qala.contact.appeals.models import Appeal, Assignment, ImportRun, Target
from qala.contact.appeals.tests.importing.conftest import ROWS
from qala.contact.catalog.models import Status, Topic
from qala.ground.organisations.models import Organisation
from qala.shared import timeline
from qala.shared.models import TimelineEntry


def counted(outcome):
    plain = outcome.tally.plain
    return tuple(plain[name] for name in ("rows", "new", "updated", "unchanged", "moved_here"))


def appeal(number):
    return Appeal.objects.get(external_id=number)


def test_the_same_file_again_changes_nothing(take):
    take()
    before = (
        list(Appeal.objects.order_by("pk").values()),
        TimelineEntry.objects.count(),
        Target.objects.count(),
    )
    assert counted(take()) == (5, 0, 0, 5, 0)
    assert (
        list(Appeal.objects.order_by("pk").values()),
        TimelineEntry.objects.count(),
        Target.objects.count(),
    ) == before
    run = ImportRun.objects.get()
    assert [earlier["new"] for earlier in run.counts["earlier"]] == [5]


def test_a_longer_file_adds_only_what_is_new(take):
    take()
    assert counted(take([*ROWS, "6;02.06.2020 10:00;;;offen;Road:Hole;;x;;;;"])) == (6, 1, 0, 5, 0)


def closed_later():
    rows = list(ROWS)
    rows[2] = (
        "3;01.06.2020 12:00;03.06.2020 10:00;05.06.2020 12:00;fertig;Road:Hole;Road Office;Loch;;Weg 3;20;51,5"
    )
    rows[3] = "4;01.06.2020 13:00;03.06.2020 10:00;;Arbeit;Road:Hole;Heat Office;Loch;;Weg 4;;"
    return rows


def test_a_row_that_changed_moves_its_appeal(take):
    take()
    number = appeal("3").number
    assert counted(take(closed_later())) == (5, 0, 2, 3, 0)
    ended = appeal("3")
    assert (ended.number, ended.stage, ended.was_late, ended.is_overdue, ended.next_due_at) == (
        number, "done", True, False, None,
    )  # fmt: skip
    target = Target.objects.get(appeal=ended)
    assert (target.is_late, target.met_at) == (True, ended.closed_at)
    assert sorted(entry.verb for entry in timeline.of(ended)) == ["close", "import", "import_update"]
    assert counted(take(closed_later())) == (5, 0, 0, 5, 0)


def test_a_new_executor_gets_an_assignment(take):
    take()
    take(closed_later())
    taken = appeal("4")
    assert taken.executor.name == "Heat Office"
    assert taken.is_overdue
    assert Assignment.objects.get(appeal=taken, until=None).organisation == taken.executor


def test_a_handover_ends_the_earlier_assignment(take):
    take()
    rows = list(ROWS)
    rows[2] = rows[2].replace("Road Office", "Heat Office")
    take(rows)
    held = Assignment.objects.filter(appeal=appeal("3")).order_by("id")
    assert [(each.organisation.code, each.outcome, each.until is None) for each in held] == [
        ("town-road-office", "redirected", False), ("town-heat-office", "", True),
    ]  # fmt: skip


def test_the_change_is_in_the_audit(take):
    take()
    take(closed_later())
    events = Appeal._meta.get_field("audit_events").related_model
    event = events.objects.get(pgh_label="update", external_id="3")
    assert event.pgh_context.metadata["reason"] == "import"


def test_what_people_moved_here_is_left_alone(take):
    take()
    moved = appeal("3")
    moved.status, moved.stage = Status.objects.get(code="asked"), "waiting"
    moved.save()
    assert counted(take(closed_later())) == (5, 0, 1, 3, 1)
    left = appeal("3")
    assert (left.stage, left.closed_at) == ("waiting", None)
    assert list(timeline.of(left))[-1].data["status"] == "fertig"


def test_a_topic_given_in_review_stays(take):
    take()
    changed = appeal("3")
    changed.topic = Topic.objects.get(name_ru="Heat:Cold")
    changed.save()
    take(closed_later())
    assert appeal("3").topic.name_ru == "Heat:Cold"


def test_a_number_twice_in_a_file_is_an_update(take):
    rows = [ROWS[3], ROWS[0], ROWS[3].replace("offen", "Arbeit"), ROWS[3].replace("offen", "Arbeit")]
    assert counted(take(rows)) == (4, 2, 1, 1, 0)
    assert appeal("4").stage == "active"


def test_a_dry_run_counts_the_same_and_writes_nothing(take):
    rows = [*ROWS, ROWS[3].replace("offen", "Arbeit"), "x;y"]
    rehearsed = take(rows, is_dry_run=True)
    for model in (Appeal, ImportRun, Organisation, Topic):
        assert not model.objects.exists()
    done = take(rows)
    assert rehearsed.tally.as_json() == done.tally.as_json()
    assert counted(take(rows, is_dry_run=True)) == (7, 0, 0, 6, 0)


def test_a_file_with_several_states_of_a_case_plays_them_once(take):
    rows = [ROWS[3], ROWS[3].replace("offen", "Arbeit"), ROWS[3]]
    assert counted(take(rows)) == (3, 1, 2, 0, 0)
    assert appeal("4").stage == "new"
    assert counted(take(rows)) == (3, 0, 0, 3, 0)


def test_an_older_file_does_not_turn_back_time(take):
    older = take
    older(ROWS)
    take(closed_later())
    assert counted(older(ROWS)) == (5, 0, 0, 5, 0)
    assert appeal("3").stage == "done"


@pytest.mark.parametrize("broken_at", [1, 2, 3])
def test_a_broken_run_goes_on_where_it_was(take, monkeypatch, broken_at):
    rows = [*ROWS[:2], "bad;row", *ROWS[2:], "also;bad"]
    calls = []
    write = Writer.write

    def failing(self, batch):
        calls.append(batch)
        write(self, batch)
        if len(calls) == broken_at:
            raise KeyboardInterrupt

    monkeypatch.setattr(Writer, "write", failing)
    with pytest.raises(KeyboardInterrupt):
        take(rows, batch_size=2)
    monkeypatch.setattr(Writer, "write", write)
    outcome = take(rows, batch_size=2)
    assert outcome.resumed_at == 2 * broken_at
    assert counted(outcome) == (7, 5, 0, 0, 0)
    assert Appeal.objects.count() == 5
    assert outcome.rejects.read_text().count("\n") == 2


def test_a_batch_that_fails_leaves_nothing(take, monkeypatch):
    def failing(self, row_count):
        raise RuntimeError("no space")

    monkeypatch.setattr(Writer, "_move_cursor", failing)
    with pytest.raises(RuntimeError):
        take()
    assert not Appeal.objects.exists()
    assert ImportRun.objects.get().done_rows == 0


def test_a_broken_run_with_another_profile_begins_anew(take, monkeypatch):
    monkeypatch.setattr(running, "_finish", lambda run, tally: None)
    take()
    monkeypatch.undo()
    outcome = take(extra="public: true\n")
    assert outcome.resumed_at == 0
    assert counted(outcome) == (5, 0, 0, 5, 0)
