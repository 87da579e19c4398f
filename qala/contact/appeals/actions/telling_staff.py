"""The staff hear of it by the bell and by letter: a share of a term is used up, appeals were given to their body."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import F
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime

from qala.contact.appeals.models import Appeal, Assignment, EscalationNotice, Target
from qala.contact.appeals.notices import ASSIGNED, ESCALATED
from qala.contact.catalog.queries import book
from qala.ground.notifications.actions import Recipient, notify
from qala.ground.notifications.models import Occasion
from qala.ground.people.models import Duty
from qala.shared.clock import now, today

EXECUTORS = ("executor", "executor_head")
# Assignments are told by spans of this length, once each is over; a worker that was down catches up for an hour.
SPAN = timedelta(minutes=5)
SPANS = 12
# Later than the end of a span a transaction that began in it may still commit.
GRACE = timedelta(minutes=1)
LATEST = 3_000
NAMED = 10


def tell_escalated(*, target_id: int, share: int) -> int:
    """Those whom the ladder named, each once; returns how many. Safe to run again."""
    target = Target.objects.select_related("appeal").filter(pk=target_id).first()
    if target is None:
        return 0
    named = EscalationNotice.objects.filter(target=target, share=share, round=target.extended_count)
    users = named.order_by("user_id").values_list("user_id", flat=True).distinct()
    appeal = target.appeal
    topic = book().topics.get(appeal.topic_id) or appeal.topic
    words = {
        "number": appeal.number,
        "share": str(share),
        "topic": topic.name,
        "due": date_format(localtime(target.due_at), "d.m.Y H:i"),
    }
    return notify(
        kind=ESCALATED.code,
        to=[Recipient(pk) for pk in users],
        words=words,
        url=appeal.get_absolute_url(),
        about=f"target:{target.pk}:{target.extended_count}:{share}",
    )


def tell_assigned() -> int:
    """The executors' people, one notification a body and span of five minutes; returns how many. Safe to run again."""
    spans = _spans(now())
    given: dict[tuple[datetime, int], list[int]] = defaultdict(list)
    newest = Assignment.objects.order_by("-pk").values_list("since", "organisation_id", "appeal_id", "until")
    for since, organisation_id, appeal_id, until in newest[:LATEST]:
        begin = next((start for start in spans if start <= since < start + SPAN), None)
        if begin is not None and until is None:
            given[begin, organisation_id].append(appeal_id)
    abouts = {_about(*key): key for key in given}
    told = Occasion.objects.filter(kind=ASSIGNED.code, made_at__gte=min(spans), about__in=list(abouts))
    for about in set(told.values_list("about", flat=True)):
        del abouts[about]
    people = _people({organisation_id for _begin, organisation_id in abouts.values()}) if abouts else {}
    return sum(_tell_body(about, people.get(key[1], []), given[key]) for about, key in sorted(abouts.items()))


def _spans(at: datetime) -> list[datetime]:
    """The beginnings of the last hour's spans that are over, the newest first."""
    length = SPAN.total_seconds()
    last = datetime.fromtimestamp((at - GRACE).timestamp() // length * length, at.tzinfo) - SPAN
    return [last - SPAN * back for back in range(SPANS)]


def _about(begin: datetime, organisation_id: int) -> str:
    return f"given:{organisation_id}:{begin:%Y%m%d%H%M}"


def _people(organisations: Iterable[int]) -> dict[int, list[int]]:
    duties = Duty.objects.filter(
        organisation_id__in=organisations, role__in=EXECUTORS, user__is_active=True
    ).as_of(today())
    found: dict[int, list[int]] = defaultdict(list)
    pairs = duties.values_list("organisation_id", "user_id").distinct().order_by("user_id")
    for organisation_id, user_id in pairs:
        found[organisation_id].append(user_id)
    return found


def _tell_body(about: str, people: list[int], appeal_ids: list[int]) -> int:
    if not people:
        return 0
    rows = Appeal.objects.filter(pk__in=appeal_ids).order_by(F("received_at"), "pk")
    numbers = list(rows.values_list("number", flat=True))
    more = f" … +{len(numbers) - NAMED}" if len(numbers) > NAMED else ""
    one = rows.first() if len(numbers) == 1 else None
    return notify(
        kind=ASSIGNED.code,
        to=[Recipient(pk) for pk in people],
        words={"count": str(len(numbers)), "numbers": ", ".join(numbers[:NAMED]) + more},
        url=one.get_absolute_url() if one else reverse("appeals:desk"),
        about=about,
    )
