"""Hours, segments, words in braces, pauses: without a database."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from qala.ground.notifications.rules import hours, segments, wording
from qala.ground.notifications.rules.pauses import MOST_TRIES, pause_after
from qala.ground.notifications.rules.planning import Hours, Reach, Traits, Wishes, plans

ZONE = ZoneInfo("Asia/Almaty")
NIGHT = datetime(2026, 3, 2, 19, 0, tzinfo=UTC)  # midnight in the city (UTC+5)
DAY = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
RULE = Hours((time(22), time(8)), 9, ZONE)
ALL = frozenset({"email", "sms", "telegram", "push"})


@pytest.mark.parametrize(
    ("clock", "begin", "end", "quiet"),
    [
        ("2026-03-02T16:59:59", 22, 8, False), ("2026-03-02T17:00:00", 22, 8, True),
        ("2026-03-03T02:59:59", 22, 8, True), ("2026-03-03T03:00:00", 22, 8, False),
        ("2026-03-02T08:00:00", 13, 14, True), ("2026-03-02T08:00:00", 9, 9, False),
    ],
)  # fmt: skip
def test_quiet_hours_on_the_city_clock(clock: str, begin: int, end: int, quiet: bool) -> None:
    moment = datetime.fromisoformat(clock).replace(tzinfo=UTC)
    assert hours.is_quiet(moment, time(begin), time(end), ZONE) is quiet


def test_the_morning_and_the_next_nine_oclock() -> None:
    assert hours.quiet_until(NIGHT, time(22), time(8), ZONE) == datetime(2026, 3, 3, 3, 0, tzinfo=UTC)
    assert hours.next_at(DAY, time(9), ZONE) == datetime(2026, 3, 3, 4, 0, tzinfo=UTC)
    assert hours.next_at(DAY, time(11), ZONE) == datetime(2026, 3, 2, 6, 0, tzinfo=UTC)


def test_sms_are_counted_as_they_are_billed() -> None:
    assert segments.size_of("a" * 160) == segments.Size("GSM-7", 160, 1)
    assert segments.size_of("a" * 161).segments == 2
    assert segments.size_of("€" * 80) == segments.Size("GSM-7", 160, 1)
    assert segments.size_of("ә" * 70) == segments.Size("UCS-2", 70, 1)
    assert segments.size_of("ә" * 135).segments == 3
    assert segments.size_of("😀" * 35) == segments.Size("UCS-2", 70, 1)


def test_braces_never_reach_people() -> None:
    assert wording.fill("№ {number}, {street}!", {"number": "{street}"}) == "№ {street}, !"
    assert wording.unknown_names("{number} {nubmer}", ["number"]) == ["nubmer"]
    assert wording.has_loose_brace("{Number}")
    assert not wording.has_loose_brace("{number}")


def test_pauses_grow_and_end() -> None:
    pauses = [pause_after(tries) for tries in range(1, MOST_TRIES + 1)]
    assert pauses[-1] is None
    assert pauses[:-1] == sorted(pause for pause in pauses if pause)


USUALLY = Wishes()


def ways(traits: Traits, reach: Reach, wishes: Wishes = USUALLY, at: datetime = DAY) -> list[tuple[str, str]]:
    return [(one.channel, one.state) for one in plans(traits, reach, wishes, ALL, RULE, at)]


USUAL = Traits(("in_app", "email"), sms_too=True)
BOTH = Reach(True, "a@example.org", "+77010000001", frozenset({"telegram", "push"}))
PHONE = Reach(False, "", "+77010000001")


def test_an_sms_is_for_those_without_e_mail() -> None:
    assert ways(USUAL, Reach(True, "a@example.org", "+77010000001")) == [("email", "queued")]
    assert ways(USUAL, PHONE) == [("sms", "queued")]
    assert ways(Traits(("email",)), PHONE) == []
    assert ("sms", "queued") in ways(USUAL, BOTH, Wishes({"sms": True}))
    assert ways(USUAL, PHONE, Wishes({"sms": False})) == []


def test_at_night_only_the_urgent_ring() -> None:
    assert ways(USUAL, BOTH, at=NIGHT) == [("email", "queued"), ("telegram", "quiet"), ("push", "quiet")]
    urgent = Traits(("in_app", "email"), is_urgent=True)
    assert {state for _channel, state in ways(urgent, BOTH, at=NIGHT)} == {"queued"}
    own = Wishes(quiet=(time(1), time(2)))
    assert ("push", "queued") in ways(USUAL, BOTH, own, at=NIGHT)


def test_a_summary_waits_for_its_hour() -> None:
    daily = Wishes(pace="daily", digest_hour=7)
    made = plans(USUAL, BOTH, daily, ALL, RULE, DAY)
    assert [(one.channel, one.state) for one in made][:2] == [("email", "digest"), ("telegram", "digest")]
    assert made[0].at == datetime(2026, 3, 3, 2, 0, tzinfo=UTC)
    gathered = Traits(("email",), is_gathered=True)
    assert ways(gathered, Reach(True, "a@example.org")) == [("email", "digest")]
    assert ways(gathered, Reach(True, "a@example.org"), Wishes(pace="at_once")) == [("email", "queued")]


def test_what_the_law_requires_cannot_be_switched_off() -> None:
    law = Traits(("in_app", "email"), is_required=True, sms_too=True)
    off = Wishes({"email": False, "sms": False})
    assert ways(law, Reach(True, "a@example.org"), off) == [("email", "queued")]
    assert ways(law, PHONE, off) == [("sms", "queued")]
    assert ways(USUAL, Reach(True, "a@example.org"), off) == []
