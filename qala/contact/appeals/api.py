"""The register and the steps as JSON, for people signed in to the site. The portal adds the residents' addresses."""

from collections.abc import Callable
from typing import Annotated, Any, Literal

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from ninja import Body, Query, Router

from qala.contact.appeals.access import VIEW, can_do, can_see, visible_appeals
from qala.contact.appeals.actions import STEPS
from qala.contact.appeals.filters import AppealFilter
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.rules.numbers import read_number
from qala.contact.appeals.schemas import STEP_BODIES, Register, StepTaken
from qala.contact.appeals.schemas.base import StepBody
from qala.contact.catalog.queries import book
from qala.ground.files.access import uploader_key_of
from qala.ground.people.access import can
from qala.shared.api import Bearer, IdempotencyKey, SignedIn, answer, answers
from qala.shared.errors import Missing, require
from qala.shared.idempotency import run_once
from qala.shared.lists.asking import AskedList, asked_cursor
from qala.shared.lists.keyset import Keyset
from qala.shared.lists.table import Order

router = Router(tags=["appeals"])
signed_in = SignedIn()
READING, WRITING = [Bearer("appeals:read"), signed_in], [Bearer("appeals:write"), signed_in]
ORDERS = {
    "received": Order("received", F("received_at"), False),
    "-received": Order("-received", F("received_at"), True),
    "due": Order("due", F("next_due_at"), False),
    "-due": Order("-due", F("next_due_at"), True),
}


ASKED = AskedList(AppealFilter, "size", "sort", "cursor")


@router.get(
    "/appeals",
    url_name="appeals",
    auth=READING,
    summary="Register of appeals",
    response=answers(Register, 401, 403, 422),
    openapi_extra=ASKED.described,
)
def register(
    request: HttpRequest,
    size: Annotated[int, Query(ge=1, le=100)] = 50,
    sort: Literal["received", "-received", "due", "-due"] = "-received",
    cursor: Annotated[str, Query(max_length=2000)] = "",
) -> HttpResponse:
    """The appeals that the person may see, by the same filters as the register's page."""
    require(can(request.user, VIEW))
    rows = ASKED.rows(request, visible_appeals(request.user))
    page = Keyset(rows, ORDERS[sort]).page(size, asked_cursor(cursor, sort))
    return answer(
        {
            "items": [_row(appeal) for appeal in page.rows],
            "next": page.next and page.next.dump(),
            "prev": page.prev and page.prev.dump(),
        }
    )


def _row(appeal: Appeal) -> dict[str, Any]:
    known = book()
    topic = known.topics.get(appeal.topic_id) or appeal.topic
    return {
        **_standing(appeal),
        "topic": {"code": topic.code, "name": topic.name},
        "text": appeal.text,
        "address": appeal.address,
        "lon": appeal.lon,
        "lat": appeal.lat,
        "district_id": appeal.district_id,
        "channel": known.channels_by_id[appeal.channel_id].code,
        "priority": appeal.priority,
        "received_at": appeal.received_at,
        "is_overdue": appeal.is_overdue,
        "resolved_at": appeal.resolved_at,
        "was_late": appeal.was_late,
    }


def _standing(appeal: Appeal) -> dict[str, Any]:
    """Number, stage, status, executor and the next term; from the book, so that a row costs no query."""
    known = book()
    status, executor_id = known.statuses_by_id[appeal.status_id], appeal.executor_id
    executor = {"id": executor_id, "name": known.executor_name(executor_id)} if executor_id else None
    return {
        "number": appeal.number,
        "stage": appeal.stage,
        "status": {"code": status.code, "name": status.name},
        "executor": executor,
        "next_due_at": appeal.next_due_at,
    }


def _take(request: HttpRequest, number: str, verb: str, sent: StepBody) -> HttpResponse:
    """One step, as on the appeal's page; numbers that the person may not see do not exist."""
    appeal = Appeal.objects.filter(number=read_number(number) or "").first()
    if appeal is None or not can_see(request.user, appeal):
        raise Missing
    require(can_do(request.user, verb, appeal))
    given = sent.given()
    if "files" in given:
        given["uploader_key"] = uploader_key_of(request.session)
    made = STEPS[verb](appeal_id=appeal.pk, by=request.user, **given)
    appeal.refresh_from_db(fields=["stage", "status", "executor", "next_due_at"])
    is_another = isinstance(made, Appeal) and made.pk != appeal.pk
    return answer({**_standing(appeal), "made": _standing(made) if is_another else None})


def _step(verb: str, body: type[StepBody]) -> Callable[..., HttpResponse]:
    """The view of a verb; only its body differs, and may be left out where nothing must be said."""
    needs_words = any(each.is_required() for each in body.model_fields.values())

    def step(request: HttpRequest, number: str, sent: Any, key: IdempotencyKey = None) -> HttpResponse:
        return run_once(request, lambda: _take(request, number, verb, sent))

    step.__annotations__["sent"] = body
    step.__defaults__ = (Body(... if needs_words else body()), None)
    step.__doc__ = (body.__doc__ or "").split("\n")[0]
    return step


for _verb, _body in STEP_BODIES.items():
    router.post(
        f"/appeals/{{number}}/{_verb}",
        url_name="step",
        auth=WRITING,
        operation_id=f"appeals_{_verb}",
        summary=_verb.replace("_", " ").capitalize(),
        response=answers(StepTaken, 401, 403, 404, 409, 422),
    )(_step(_verb, _body))
