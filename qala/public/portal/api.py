"""The residents' side of the appeals API: write one, follow one. No account is needed."""

from typing import Annotated, Any

import orjson
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from ninja import Header

from qala.contact.appeals.actions import Registered
from qala.contact.appeals.actions import register as register_appeal
from qala.contact.appeals.actions.as_holder import opens
from qala.contact.appeals.api import router
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.rules.numbers import new_secret, secret_for
from qala.contact.appeals.rules.statuses import HAPPENED
from qala.contact.appeals.schemas import topic_id
from qala.contact.catalog.queries import book
from qala.contact.catalog.rules.stages import TargetKind
from qala.ground.files.access import uploader_key_of
from qala.public.portal.access import is_for_others
from qala.public.portal.queries import appeal_by_number
from qala.public.portal.rules.parameters import FormParameters
from qala.public.portal.schemas import AppealIn, Receipt, Story
from qala.public.portal.views.checking import confirmed_here
from qala.public.portal.views.follow import LIMIT, PAGES_LIMIT, PER_SECONDS, TRIES_PER_NUMBER
from qala.public.portal.views.limits import count_contacts
from qala.public.portal.views.submit import LIMIT as MOST_SENT
from qala.public.portal.words import story as story_of
from qala.shared import timeline
from qala.shared.api import IdempotencyKey, answer, answers, anybody
from qala.shared.clock import now
from qala.shared.errors import Invalid, Missing
from qala.shared.idempotency import fingerprint, run_once, scope_of
from qala.shared.parameters.reading import of_today
from qala.shared.throttle import ask_leave, count_attempt

Secret = Annotated[
    str, Header(alias="X-Appeal-Secret", max_length=30, description="The secret of the receipt.")
]


@router.post(
    "/appeals",
    url_name="appeals",
    auth=anybody,
    summary="Write an appeal",
    response=answers(Receipt, 400, 403, 404, 409, 422, 429, status=201),
)
def submit(request: HttpRequest, sent: AppealIn, key: IdempotencyKey = None) -> HttpResponse:
    """Register an appeal. Under an Idempotency-Key a retry gets the same number and secret again."""
    _ask_leave(request)
    _ask_contacts(request, sent)
    count_contacts(sent.person.person())
    secret = _secret(request, key)
    response = run_once(request, lambda: answer(_receipt(_register(request, sent, secret)), status=201))
    # Added after the answer was remembered: the secret is nowhere written down (docs/decisions/0080).
    response.content = orjson.dumps({**orjson.loads(response.content), "secret": secret})
    return response


def _ask_leave(request: HttpRequest) -> None:
    """The same allowance as the form's: strangers by their address, people by their account."""
    if request.user.is_authenticated:
        count_attempt("submit", f"user:{request.user.pk}", limit=MOST_SENT, seconds=PER_SECONDS)
    else:
        ask_leave(request, "submit", limit=MOST_SENT, seconds=PER_SECONDS)


def _ask_contacts(request: HttpRequest, sent: AppealIn) -> None:
    """The same word of the city as in the form. Raises Invalid."""
    is_reachable = sent.person.phone or sent.person.email or request.user.is_authenticated
    if not is_reachable and not of_today(FormParameters).takes_anonymous:
        raise Invalid(
            fields={"phone": _("Please give a phone or an e-mail: anonymous appeals are not taken here.")}
        )


def _secret(request: HttpRequest, key: str | None) -> str:
    """Under a key the secret follows from sender, key and body, so that a retry finds it again."""
    if not key:
        return new_secret()
    return secret_for(f"{scope_of(request)} {key} {fingerprint(request)}", key=settings.SECRET_KEY)


def _register(request: HttpRequest, sent: AppealIn, secret: str) -> Registered:
    person = sent.person.person()
    return register_appeal(
        text=sent.text,
        topic_id=topic_id(sent.topic),
        channel="web",
        language=sent.language or (get_language() or "kk")[:2],
        place=sent.place.place(),
        person=person,
        resident=request.user if request.user.is_authenticated else None,
        files=sent.file_ids,
        uploader_key=uploader_key_of(request.session) if sent.file_ids else "",
        secret=secret,
        confirmed=confirmed_here(request, person),
    )


def _receipt(made: Registered) -> dict[str, Any]:
    resolve = next((target for target in made.targets if target.kind == TargetKind.RESOLVE), None)
    return {
        "number": made.appeal.number,
        "received_at": made.appeal.received_at,
        "promised_at": resolve and resolve.due_at,
        "executor": book().executor_name(made.appeal.executor_id) or None,
    }


@router.get(
    "/appeals/{number}",
    url_name="appeal",
    summary="Follow an appeal",
    response=answers(Story, 404, 429),
)
def follow(request: HttpRequest, number: str, secret: Secret = "") -> HttpResponse:
    """Stage and promise for everybody; with the secret also text, answers and what happened.

    A wrong secret looks like a wrong number, and both are counted.
    """
    scope, limit = ("track", LIMIT) if secret else ("story", PAGES_LIMIT)
    ask_leave(request, scope, limit=limit, seconds=PER_SECONDS)
    appeal = appeal_by_number(number)
    if secret:
        count_attempt("secret", appeal.number, limit=TRIES_PER_NUMBER, seconds=PER_SECONDS)
        if not opens(appeal, secret):
            raise Missing
    return answer({**_public(appeal, is_whole=bool(secret)), "whole": _whole(appeal) if secret else None})


def _public(appeal: Appeal, *, is_whole: bool) -> dict[str, Any]:
    told = story_of(appeal, at=now())
    may_read_topic = is_whole or is_for_others(appeal)
    return {
        "number": appeal.number,
        "stage": appeal.stage,
        "status": {"code": appeal.status.code, "name": appeal.status.name},
        "topic": {"code": appeal.topic.code, "name": appeal.topic.name} if may_read_topic else None,
        "headline": told.headline,
        "next_step": told.next_step,
        "executor": appeal.executor.name if appeal.executor and may_read_topic else None,
        "received_at": appeal.received_at,
        "promised_at": told.promised_at,
        "is_late": told.is_late,
        "planned_on": appeal.planned_on,
        "merged_into": appeal.duplicate_of.number if appeal.duplicate_of else None,
    }


def _whole(appeal: Appeal) -> dict[str, Any]:
    given = appeal.answers.select_related("organisation")
    inquiry = appeal.inquiries.filter(replied_at=None).first()
    return {
        "text": appeal.text,
        "address": appeal.address,
        "question": inquiry.question if inquiry else None,
        "answers": [
            {
                "text": each.text,
                "organisation": each.organisation.name if each.organisation else "",
                "at": each.at,
            }
            for each in given
        ],
        "timeline": [
            {
                "at": entry.at,
                "verb": entry.verb,
                "label": str(HAPPENED.get(entry.verb, "")),
                "note": entry.note,
            }
            for entry in timeline.of(appeal).filter(is_public=True)
        ],
    }
