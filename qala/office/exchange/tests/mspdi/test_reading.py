"""Files as they come: a real one of MS Project's making, broken ones, hostile ones."""

import contextlib
import io
import tracemalloc
from datetime import date, datetime
from decimal import Decimal

import pytest

from qala.office.exchange.rules.mspdi import Constraint, LinkKind, PlanTask, read, reading
from qala.shared.errors import Invalid

HEAD = '<?xml version="1.0" encoding="UTF-8"?><Project xmlns="http://schemas.microsoft.com/project">'


def project(tasks="", before=""):
    return f"{HEAD}{before}<Tasks>{tasks}</Tasks></Project>".encode()


def task(uid, inner="", level=1, name=None):
    return f"<Task><UID>{uid}</UID><Name>{name or f'T{uid}'}</Name><OutlineLevel>{level}</OutlineLevel>{inner}</Task>"


def link(uid, kind=1, lag=0, form=7):
    return (
        f"<PredecessorLink><PredecessorUID>{uid}</PredecessorUID><Type>{kind}</Type>"
        f"<LinkLag>{lag}</LinkLag><LagFormat>{form}</LagFormat></PredecessorLink>"
    )


def codes(findings):
    return [each.code for each in findings]


def test_everything_of_one_task():
    inner = (
        "<WBS>1.2</WBS><Start>2026-01-05T08:00:00</Start><Finish>2026-01-09T17:00:00</Finish>"
        "<Duration>PT40H0M0S</Duration><DurationFormat>7</DurationFormat><PercentComplete>25</PercentComplete>"
        "<ActualStart>2026-01-06T08:00:00</ActualStart><Cost>1250000</Cost><ConstraintType>4</ConstraintType>"
        "<ConstraintDate>2026-01-05T08:00:00</ConstraintDate><Deadline>2026-02-01T17:00:00</Deadline>"
        "<Notes>Ескерту</Notes><PhysicalPercentComplete>20</PhysicalPercentComplete>"
        "<EarnedValueMethod>1</EarnedValueMethod>"
        "<Baseline><Number>0</Number><Start>2026-01-05T08:00:00</Start><Finish>2026-01-08T17:00:00</Finish>"
        "<Duration>PT32H0M0S</Duration><Cost>1000000</Cost></Baseline>"
    )
    plan, findings = read(project(task(7, inner)))
    (only,) = plan.tasks
    assert findings == []
    assert (only.uid, only.wbs, only.duration, only.percent, only.physical_percent) == (
        7,
        "1.2",
        2400,
        25,
        20,
    )
    assert (only.start, only.finish) == (datetime(2026, 1, 5, 8), datetime(2026, 1, 9, 17))
    assert (only.constraint, only.cost, only.notes) == (Constraint.SNET, Decimal("12500.00"), "Ескерту")
    (baseline,) = only.baselines
    assert (baseline.finish, baseline.cost) == (datetime(2026, 1, 8, 17), Decimal("10000.00"))


@pytest.mark.parametrize(("number", "kind"), [(0, "FF"), (1, "FS"), (2, "SF"), (3, "SS")])
def test_links_of_four_kinds_with_lag_and_lead(number, kind):
    plan, findings = read(project(task(1) + task(2, link(1, number, -4800)) + task(3, link(1, number, 9600))))
    assert [each.links[0].kind for each in plan.tasks[1:]] == [LinkKind[kind]] * 2
    assert [each.links[0].lag for each in plan.tasks[1:]] == [-480, 960]
    assert findings == []


def test_lags_in_per_cent_and_in_calendar_days_are_said():
    first = task(1, "<Duration>PT80H0M0S</Duration>")
    plan, findings = read(project(first + task(2, link(1, 1, 50, 19)) + task(3, link(1, 1, 7 * 14400, 8))))
    assert [each.links[0].lag for each in plan.tasks[1:]] == [2400, 2400]
    assert codes(findings) == ["lag_percent", "lag_elapsed"]


def test_links_that_lead_nowhere_to_itself_and_to_groups():
    body = task(1, link(2), level=1) + task(2, link(1), level=2) + task(3, link(3) + link(99))
    plan, findings = read(project(body))
    assert [each.links for each in plan.tasks] == [(), (), ()]
    assert sorted(codes(findings)) == [
        "link_nowhere",
        "link_to_ancestor",
        "link_to_ancestor",
        "link_to_itself",
    ]


def test_a_circle_is_cut_where_it_leads_back():
    plan, findings = read(project(task(1, link(3)) + task(2, link(1)) + task(3, link(2))))
    assert [[each.uid for each in one.links] for one in plan.tasks] == [[], [1], [2]]
    assert [(each.code, each.where, each.detail) for each in findings] == [("circle", "1 T1", "3")]


def test_a_circle_through_groups_is_found():
    body = task(1) + task(2, link(4), level=2) + task(3, link(1)) + task(4, level=2)
    plan, findings = read(project(body))
    assert codes(findings) == ["circle"]
    assert sum(len(each.links) for each in plan.tasks) == 1


def test_too_many_circles_are_refused():
    body = "".join(task(uid, link(uid + 1)) + task(uid + 1, link(uid)) for uid in range(1, 60, 2))
    with pytest.raises(Invalid) as refused:
        read(project(body))
    assert refused.value.code == "plan_circles"


def test_the_outline_becomes_groups_and_gaps_are_closed():
    plan, findings = read(project(task(1) + task(2, level=3) + task(3, level=2) + task(4)))
    assert [(each.level, each.is_summary) for each in plan.tasks] == [
        (1, True),
        (2, False),
        (2, False),
        (1, False),
    ]
    assert codes(findings) == ["level_jump"]


def test_rows_that_are_no_tasks():
    body = (
        "<Task><UID>0</UID><Name>All</Name><OutlineLevel>0</OutlineLevel></Task>"
        "<Task><UID>5</UID><IsNull>1</IsNull></Task><Task><Name>No number</Name></Task>"
    )
    plan, findings = read(project(body + task(1) + task(1, name="Again") + task(2, "<Active>0</Active>")))
    assert [each.name for each in plan.tasks] == ["T1"]
    assert sorted(codes(findings)) == ["inactive", "no_uid", "twice"]


def test_values_that_cannot_be_read_are_empty_and_said():
    inner = (
        "<Start>soon</Start><Duration>five days</Duration><PercentComplete>140</PercentComplete><Cost>NaN</Cost>"
        "<Finish>0001-01-01T00:00:00</Finish><CalendarUID>77</CalendarUID>"
    )
    plan, findings = read(project(task(1, inner)))
    assert plan.tasks[0] == PlanTask(1, "T1")
    assert sorted(codes(findings)) == ["bad_value"] * 4 + ["calendar_nowhere", "percent_range"]
    assert "1 T1" in findings[0].words


def test_a_finish_before_the_start_is_left_empty():
    inner = "<Start>2026-02-01T08:00:00</Start><Finish>2026-01-01T08:00:00</Finish>"
    plan, findings = read(project(task(1, inner)))
    assert plan.tasks[0].finish is None
    assert codes(findings) == ["finish_first"]


CALENDARS = """<Calendars>
<Calendar><UID>1</UID><Name>Standard</Name><IsBaseCalendar>1</IsBaseCalendar><BaseCalendarUID>-1</BaseCalendarUID>
<WeekDays><WeekDay><DayType>1</DayType><DayWorking>0</DayWorking></WeekDay>
<WeekDay><DayType>2</DayType><DayWorking>1</DayWorking><WorkingTimes>
<WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime>
<WorkingTime><FromTime>13:00:00</FromTime><ToTime>00:00:00</ToTime></WorkingTime></WorkingTimes></WeekDay>
<WeekDay><DayType>0</DayType><DayWorking>0</DayWorking>
<TimePeriod><FromDate>2026-03-21T00:00:00</FromDate><ToDate>2026-03-23T23:59:00</ToDate></TimePeriod></WeekDay>
</WeekDays><Exceptions><Exception><TimePeriod><FromDate>2026-03-21T00:00:00</FromDate>
<ToDate>2026-03-23T23:59:00</ToDate></TimePeriod><Occurrences>1</Occurrences><Name>Наурыз</Name><Type>1</Type>
<DayWorking>0</DayWorking></Exception></Exceptions></Calendar>
<Calendar><UID>2</UID><Name>Two</Name><BaseCalendarUID>3</BaseCalendarUID></Calendar>
<Calendar><UID>3</UID><Name>Three</Name><BaseCalendarUID>2</BaseCalendarUID></Calendar></Calendars>"""


def test_calendars_with_their_week_and_their_days():
    plan, findings = read(project(task(1, "<CalendarUID>1</CalendarUID>"), CALENDARS))
    standard = plan.calendars[0]
    assert [(day.weekday, day.spans) for day in standard.week] == [(0, ((480, 720), (780, 1440))), (6, ())]
    (nauryz,) = standard.exceptions
    assert (nauryz.since, nauryz.until, nauryz.name) == (date(2026, 3, 21), date(2026, 3, 24), "Наурыз")
    assert plan.tasks[0].calendar == 1
    assert codes(findings) == ["base_circle", "base_circle"]


def test_an_exception_that_repeats_is_taken_once_and_said():
    calendar = (
        "<Calendars><Calendar><UID>1</UID><Name>S</Name><Exceptions><Exception><TimePeriod>"
        "<FromDate>2026-01-02T00:00:00</FromDate><ToDate>2030-01-02T23:59:00</ToDate></TimePeriod>"
        "<Occurrences>5</Occurrences><Name>Jan</Name><Type>2</Type><DayWorking>0</DayWorking></Exception>"
        "</Exceptions></Calendar></Calendars>"
    )
    plan, findings = read(project("", calendar))
    assert plan.calendars[0].exceptions[0].until == date(2026, 1, 3)
    assert codes(findings) == ["exception_repeats"]


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><Project>&b;</Project>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><Project><Title>&a;</Title></Project>'


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "plan_broken"),
        (b"PK\x03\x04 not xml", "plan_broken"),
        (project(task(1))[:-20], "plan_broken"),
        (b"<Report><Task/></Report>", "plan_foreign"),
        (BOMB.encode(), "plan_unsafe"),
        (OUTSIDE.encode(), "plan_unsafe"),
        (b"<Project>" + b"<a>" * 60 + b"</a>" * 60 + b"</Project>", "plan_unsafe"),
        (b'<?xml version="1.0" encoding="nowhere-8"?><Project/>', "plan_unsafe"),
    ],
)  # fmt: skip
def test_files_that_are_refused_with_a_sentence(content, code):
    with pytest.raises(Invalid) as refused:
        read(content)
    assert refused.value.code == code
    assert str(refused.value.message)


def test_too_large_and_too_many(monkeypatch):
    monkeypatch.setattr(reading, "MAX_TASKS", 2)
    with pytest.raises(Invalid, match="plan_too_large"):
        read(project(task(1) + task(2) + task(3)))
    monkeypatch.setattr(reading, "MAX_BYTES", 100)
    with pytest.raises(Invalid, match="plan_too_large"):
        read(io.BytesIO(project(task(1) + task(2))))


def test_without_a_namespace_and_with_a_mark_of_order():
    plan, _findings = read(
        b"\xef\xbb\xbf<Project><Name>Plan.xml</Name><Tasks>" + task(1).encode() + b"</Tasks></Project>"
    )
    assert (plan.title, len(plan.tasks)) == ("Plan", 1)


@pytest.mark.parametrize(
    "bomb",
    [
        project("<Foo/>" * 60_000),
        project("<Task>" + "<a/>" * 60_000 + "</Task>"),
        project(before="<a/>" * 60_000),
        project(before="<Assignments>" + "<Assignment/>" * 60_000 + "</Assignments>"),
        project(before="<Calendars>" + "<Calendar><UID>1</UID></Calendar>" * 8_000 + "</Calendars>"),
        project("<Task><UID>x</UID></Task>" * 25_000),
        project(before="<Title>" + "<a><b/></a>" * 30_000 + "</Title>"),
    ],
    ids=["unknown", "task", "fields", "assignments", "calendars", "faults", "title"],
)
def test_elements_are_let_go_or_too_many(bomb, monkeypatch):
    """Held, each of these would take hundreds of megabytes at the size that is let in."""
    monkeypatch.setattr(reading, "MAX_INSIDE", 10_000)
    monkeypatch.setattr(reading, "MAX_CALENDARS", 500)
    monkeypatch.setattr(reading, "MAX_FINDINGS", 2_000)
    tracemalloc.start()
    try:
        with contextlib.suppress(Invalid):
            read(bomb)
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 5_000_000


@pytest.mark.parametrize("part", ["<Task><UID>1</UID></Task>", "<Foo/>"], ids=["tasks", "unknown"])
def test_elements_of_a_plan_are_counted_over_all_of_it(part, monkeypatch):
    """Each is let go when it was read, so that memory alone would never say stop."""
    monkeypatch.setattr(reading, "MAX_ELEMENTS", 5_000)
    monkeypatch.setattr(reading, "MAX_INSIDE", 100)
    read(project(part * 1_000))
    tracemalloc.start()
    try:
        with pytest.raises(Invalid) as refusal:
            read(project(part * 20_000))
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert refusal.value.code == "plan_too_large"
    assert peak < 5_000_000
