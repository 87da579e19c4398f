"""Who opens which address of the room; letters as in tests/url_matrix.py."""

from typing import Any

from qala.contact.quality.actions.send import token_of
from qala.contact.quality.models import ClosingCheck, ClosingReview, Feedback, SampleRule, ScheduledReport
from qala.shared.clock import now
from tests.url_matrix import ALL, Row

READERS, REVIEWERS, CALLERS, SENDERS, SETTERS = "scaAh", "sc", "osc", "caA", "cA"

ROWS = {
    "quality:report": Row(READERS),
    "quality:desk": Row("sca"),
    "quality:pdf": Row(READERS, is_page=False),
    "quality:xlsx": Row(READERS, is_page=False),
    "quality:map": Row(READERS),
    "quality:reviews": Row(REVIEWERS),
    "quality:review": Row(REVIEWERS, REVIEWERS),
    "quality:checks": Row(READERS),
    "quality:feedback_list": Row(READERS),
    "quality:feedback": Row(ALL, ALL),  # the link's signature opens it
    "quality:reopen": Row(do=ALL, codes=(409,)),  # nothing was said yet
    "quality:calls": Row(CALLERS),
    "quality:call": Row(CALLERS, CALLERS),
    "quality:schedules": Row(SENDERS),
    "quality:new_schedule": Row(SENDERS, SENDERS),
    "quality:stop_schedule": Row(do=SENDERS, codes=(409,)),
    "quality:schedule_log": Row(SENDERS),
    "quality:terms": Row(READERS),
    "quality:new_rule": Row(SETTERS, SETTERS),
    "quality:stop_rule": Row(do=SETTERS, codes=(409,)),
}


def _check(city: Any, name: str = "answered") -> ClosingCheck:
    appeal = city.appeals[name]
    appeal.refresh_from_db()
    values = {"executor_id": appeal.executor_id, "topic_id": appeal.topic_id}
    return ClosingCheck.objects.get_or_create(
        appeal=appeal, answered_at=appeal.resolved_at or now(), defaults=values
    )[0]


def _feedback(city: Any, way: str) -> Feedback:
    name = "answered" if way == Feedback.Way.EMAIL else "closed"
    check = _check(city, name)
    values = {
        "appeal_id": check.appeal_id,
        "way": way,
        "asked_at": now(),
        "expires_at": now().replace(year=2100),
    }
    return Feedback.objects.get_or_create(check_of=check, defaults=values)[0]


def _review(city: Any) -> dict[str, Any]:
    check = _check(city)
    values = {"appeal_id": check.appeal_id, "why": "sample", "queued_at": now()}
    return {"pk": ClosingReview.objects.get_or_create(check_of=check, defaults=values)[0].pk}


def _report(city: Any) -> dict[str, Any]:
    values = {
        "frequency": "weekly",
        "at": "08:00",
        "next_at": now().replace(year=2100),
        "made_by": city.people.analyst,
        "made_at": now(),
    }
    return {"pk": ScheduledReport.objects.get_or_create(name="Weekly", defaults=values)[0].pk}


def _rule(city: Any) -> dict[str, Any]:
    rule = SampleRule.objects.first() or SampleRule.objects.create(percent=5, valid_from="2020-01-01")
    return {"pk": rule.pk}


ARGUMENTS = {
    "quality:review": _review,
    "quality:feedback": lambda c: {"token": token_of(_feedback(c, "email"))},
    "quality:reopen": lambda c: {"token": token_of(_feedback(c, "email"))},
    "quality:call": lambda c: {"pk": _feedback(c, "call").pk},
    "quality:stop_schedule": _report,
    "quality:stop_rule": _rule,
}
