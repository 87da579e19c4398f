"""Make an appeal out of another one: its own number and clocks, the same applicant, files and code."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.actions.moving import tell
from qala.contact.appeals.actions.procedures import Person, number_for
from qala.contact.appeals.actions.register import check_text, staff_only, start_clocks, take_serials
from qala.contact.appeals.events import AppealRegistered, AppealSplitOff, LetterWritten
from qala.contact.appeals.models import Appeal, Applicant, Assignment, Attachment, Link
from qala.contact.appeals.rules.searching import search_text
from qala.contact.catalog.models import Procedure
from qala.contact.catalog.queries import book
from qala.contact.catalog.rules.letters import LetterKind
from qala.contact.catalog.rules.routing import Reason
from qala.contact.catalog.rules.stages import Stage
from qala.shared import timeline
from qala.shared.db import insert
from qala.shared.errors import Conflict
from qala.shared.events import publish

# What the new appeal takes over as it stands.
_SAME = (
    "channel_id", "language", "topic_id", "priority", "resident_id", "secret_hash", "district_id", "quarter_id",
    "building_id", "address", "place_note", "place_quality", "lon", "lat", "point", "h3",
)  # fmt: skip


def spawn(
    origin: Appeal,
    *,
    kind: str,
    text: str,
    procedure: Procedure,
    executor_id: int | None,
    person: Person,
    by: Any,
    at: datetime,
) -> Appeal:
    """Inside the caller's transaction and lock of `origin`. Who holds the code of the first opens the second with it.

    Only the text is new: the topic may have gone out of use meanwhile. The consent is the one that was given then,
    unless `person` gives it now. Raises Invalid for a wrong text.
    """
    known = book()
    check_text(text)
    serial = take_serials(1)[0]
    made = Appeal(pk=serial, **{name: getattr(origin, name) for name in _SAME})
    made.number = number_for(procedure, serial, at=at)
    made.procedure_id, made.origin, made.origin_kind = procedure.pk, origin, kind
    made.text, made.status, made.stage = text.strip(), known.status("registered"), Stage.NEW
    made.executor_id, made.route_reason = executor_id, Reason.BY_HAND if executor_id else Reason.FALLBACK
    made.received_at = made.changed_at = at
    made.registered_by = staff_only(by)
    made.search_fold = search_text(made.text, made.address, made.number)
    targets = start_clocks(known, made, at=at)
    story = [
        timeline.entry(
            made, "register", by=by, to_stage=Stage.NEW, at=at, is_public=True,
            data={"origin": origin.number, "kind": kind},
        ),
        timeline.entry(
            made, "route", at=at, data={"executor": executor_id, "reason": made.route_reason}, is_public=True
        ),
    ]  # fmt: skip
    insert(made, _applicant(origin, made, person, at), *targets, *_assignments(made, at, by), *story)
    _copy_files(origin, made, at)
    Link.objects.create(one=origin, other=made, note="", by=staff_only(by), at=at)
    publish(AppealRegistered(made.pk))
    if made.is_legal:
        publish(LetterWritten(made.pk, LetterKind.SLIP, None))
    publish(AppealSplitOff(made.pk, origin.pk, kind))
    tell(made, "register")
    return made


def person_of(appeal: Appeal, typed: Person | None = None) -> Person:
    """Who wrote, with what was typed now in front of what is known; agreed only to what was typed now."""
    kept = Applicant.objects.filter(appeal=appeal).first() or Applicant()
    typed = typed or Person()
    names = ("full_name", "phone", "email", "flat", "iin", "home_address")
    known = {name: getattr(typed, name) or getattr(kept, name) for name in names}
    return Person(**known, has_agreed=typed.has_agreed)


def require_once(origin: Appeal, kind: str) -> None:
    """Raises Conflict when such an appeal has come out of this one already."""
    found = origin.offspring.filter(origin_kind=kind).first()
    if found is not None:
        raise Conflict(
            _("This case is an appeal under the law already: %(number)s.") % {"number": found.number},
            code="converted_already",
        )


def _applicant(origin: Appeal, made: Appeal, person: Person, at: datetime) -> Applicant:
    kept = Applicant.objects.filter(appeal=origin).values_list("has_agreed_at", flat=True).first()
    return Applicant(
        appeal=made, full_name=person.full_name.strip()[:200], phone=person.phone, email=person.email, iin=person.iin,
        home_address=person.home_address.strip()[:300], flat=person.flat[:20],
        has_agreed_at=at if person.has_agreed else kept,
    )  # fmt: skip


def _assignments(made: Appeal, at: datetime, by: Any) -> list[Assignment]:
    if made.executor_id is None:
        return []
    to = {"organisation_id": made.executor_id, "reason": made.route_reason}
    return [Assignment(appeal=made, since=at, by=staff_only(by), **to)]


def _copy_files(origin: Appeal, made: Appeal, at: datetime) -> None:
    """The resident's files stand beside both; the stored file is one."""
    rows = origin.attachments.filter(role=Attachment.Role.REPORT)
    Attachment.objects.bulk_create(
        [Attachment(appeal=made, file_id=row.file_id, role=row.role, by_id=row.by_id, at=at) for row in rows]
    )
