"""Who may open and change what in this room; shifts, notes, samples and reviews are made when asked for."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from tests.url_matrix import Row

if TYPE_CHECKING:
    from tests.small_city import SmallCity

WORK, LEAD, WATCH, FIGURES, STANDARDS = "os", "s", "sc", "sca", "sA"
SHARED = "osca"  # operators see their own, the others all

ROWS = {
    "shifts:list": Row(SHARED),
    "shifts:now": Row(WATCH),
    "shifts:me": Row(WORK),
    "shifts:state": Row(do=WORK),
    "shifts:new": Row(LEAD, LEAD),
    "shifts:shift": Row(SHARED),
    "shifts:people": Row(LEAD, LEAD),
    "shifts:move_person": Row(do=LEAD, codes=(404,)),
    "shifts:cancel": Row(LEAD, LEAD),
    "shifts:note": Row(LEAD, LEAD),
    "shifts:take_over": Row(LEAD, LEAD, (409,)),
    "shifts:confirm": Row(do=LEAD),
    "shifts:queue": Row(WORK),
    "shifts:take": Row(do=WORK, codes=(404,)),
    "shifts:move": Row(do=WORK),
    "shifts:staffing": Row(FIGURES),
    "shifts:figures": Row(FIGURES),
    "shifts:standards": Row("scaA"),
    "shifts:new_standard": Row(STANDARDS, STANDARDS),
    "shifts:new_limit": Row(STANDARDS, STANDARDS),
    "shifts:new_form": Row(STANDARDS, STANDARDS),
    "shifts:reviews": Row(SHARED),
    "shifts:calibration": Row(FIGURES),
    "shifts:samples": Row(LEAD),
    "shifts:new_sample": Row(LEAD, LEAD),
    "shifts:sample": Row(LEAD),
    "shifts:give": Row(LEAD, LEAD),
    "shifts:review": Row(SHARED),
    "shifts:object": Row("o", "o"),
    "shifts:decide": Row(LEAD, LEAD),
}


def _ready(city: "SmallCity") -> Any:
    """Two shifts: the one before with an unread note, the running one with the operator on it."""
    from qala.contact.shifts.actions.handover import write_note
    from qala.contact.shifts.actions.plan import plan_shift
    from qala.contact.shifts.models import Shift, ShiftPattern
    from qala.contact.shifts.reference import load
    from qala.shared.clock import now, travel

    running = Shift.objects.filter(pattern=None).order_by("-starts_at").first()
    if running is None:
        load(lambda line: None)
        assert ShiftPattern.objects.exists()
        lead, at = city.people.shift_supervisor, now()
        words: dict[str, Any] = {"supervisor_id": lead.pk, "by": lead}
        with travel(at - timedelta(hours=3)):
            before = plan_shift(
                starts_at=at - timedelta(hours=12), ends_at=at - timedelta(hours=2), operator_ids=[], **words
            )
            write_note(shift_id=before.pk, text="Water is off in the east", by=lead)
        running = plan_shift(
            starts_at=at - timedelta(hours=2), ends_at=at + timedelta(hours=8),
            operator_ids=[city.people.operator.pk], **words,
        )  # fmt: skip
    return running


def _sample(city: "SmallCity") -> Any:
    from qala.contact.shifts.actions.reviews import draw_sample
    from qala.contact.shifts.models import ReviewSample
    from qala.shared.clock import today

    _ready(city)
    return ReviewSample.objects.first() or draw_sample(
        operator_id=city.people.operator.pk, kind="appeals.appeal", from_on=today() - timedelta(days=9),
        to_on=today(), size=2, seed="city", by=city.people.shift_supervisor,
    )  # fmt: skip


def _review(city: "SmallCity") -> Any:
    from qala.contact.shifts.actions.reviews import review
    from qala.contact.shifts.models import QualityReview, ReviewForm

    sample = _sample(city)
    form = ReviewForm.objects.get()
    return QualityReview.objects.first() or review(
        sample_id=sample.pk, subject_id=sample.subject_ids[0], form_id=form.pk,
        marks={one.pk: 80 for one in form.criteria.all()}, by=city.people.shift_supervisor,
    )  # fmt: skip


def _note(city: "SmallCity") -> dict[str, Any]:
    from qala.contact.shifts.models import HandoverNote

    _ready(city)
    return {"pk": HandoverNote.objects.first().pk}  # type: ignore[union-attr]


def _hold(city: "SmallCity") -> dict[str, Any]:
    from qala.contact.shifts.actions.queue import take
    from qala.contact.shifts.models import QueueHold

    hold = QueueHold.objects.first() or take(
        channel="appeals-fallback", key=city.number("unrouted"), by=city.people.operator
    )
    return {"pk": hold.pk}


def _code(code: str) -> Any:
    def arguments(city: "SmallCity") -> dict[str, Any]:
        _ready(city)
        return {"code": code}

    return arguments


def _shift(city: "SmallCity") -> dict[str, Any]:
    return {"pk": _ready(city).pk}


ARGUMENTS = {
    **dict.fromkeys(
        [
            "shifts:shift",
            "shifts:people",
            "shifts:move_person",
            "shifts:cancel",
            "shifts:note",
            "shifts:take_over",
        ],
        _shift,
    ),
    "shifts:confirm": _note,
    "shifts:move": _hold,
    "shifts:new_limit": _code("rest"),
    "shifts:new_form": _code("contact"),
    "shifts:sample": lambda c: {"pk": _sample(c).pk},
    "shifts:give": lambda c: {"pk": _sample(c).pk, "subject": _sample(c).subject_ids[1]},
    **dict.fromkeys(["shifts:review", "shifts:object", "shifts:decide"], lambda c: {"pk": _review(c).pk}),
}
