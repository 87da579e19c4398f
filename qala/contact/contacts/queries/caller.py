"""Who calls: the account behind a phone, earlier contacts, open appeals, and who else talks with them now."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet

from qala.contact.appeals.access import visible_appeals
from qala.contact.appeals.models import Appeal, Applicant
from qala.contact.catalog.rules.stages import OPEN_STAGES
from qala.contact.contacts.access import visible_contacts
from qala.contact.contacts.models import Contact, ContactDraft
from qala.contact.contacts.rules.parameters import DeskParameters
from qala.ground.people.models import User
from qala.shared.clock import now
from qala.shared.parameters.reading import of_today
from qala.shared.ready import Ready

MOST = 5
# The phones of one caller are looked for among so many appeals; a switchboard's number has thousands.
LOOKED_AT = 200


@dataclass
class Caller:
    """The card. Everything in it is what `user` may see."""

    phone: str = ""
    resident: User | None = None
    name: str = ""
    language: str = ""
    contacts: list[Contact] = field(default_factory=list)
    appeals: list[Appeal] = field(default_factory=list)

    @property
    def is_known(self) -> bool:
        """Whether anything was found."""
        return bool(self.resident or self.contacts or self.appeals or self.name)


def resident_of(phone: str) -> User | None:
    """The resident's account with this proven phone."""
    return _RESIDENT.first(phone) if phone else None


# A phone is one account's (`people_user` is unique by it).
_RESIDENT: Ready[User] = Ready(
    lambda phone: User.objects.filter(phone=phone, kind="resident", is_active=True), "+70000000000"
)


def caller(user: Any, phone: str) -> Caller:
    """At most four statements. `phone` in E.164 or a short number."""
    if not phone:
        return Caller()
    resident = resident_of(phone)
    whose = Q(phone=phone) | (Q(resident=resident) if resident else Q(pk__in=[]))
    contacts = list(visible_contacts(user).filter(whose).order_by("-started_at", "-id")[:MOST])
    written = Applicant.objects.filter(phone=phone).order_by("-appeal_id")
    names = list(written.values_list("appeal_id", "full_name")[:LOOKED_AT])
    appeals = list(_open_appeals(user, [pk for pk, _name in names], resident)[:MOST])
    known = [
        resident.full_name if resident else "",
        *(c.full_name for c in contacts),
        *(n for _pk, n in names),
    ]
    language = resident.language if resident else next((c.language for c in contacts), "")
    return Caller(phone, resident, next(filter(None, known), ""), language, contacts, appeals)


def _open_appeals(user: Any, ids: list[int], resident: User | None) -> QuerySet[Appeal]:
    mine = Q(pk__in=ids) | (Q(resident=resident) if resident else Q(pk__in=[]))
    return visible_appeals(user).filter(mine, stage__in=OPEN_STAGES).order_by("-received_at", "-id")


def others_with(draft: ContactDraft) -> QuerySet[ContactDraft]:
    """Drafts of other operators with the same phone or resident, touched lately. None without either."""
    same = Q(pk__in=[])
    if draft.phone:
        same |= Q(phone=draft.phone)
    if draft.resident_id:
        same |= Q(resident_id=draft.resident_id)
    since = now() - timedelta(minutes=of_today(DeskParameters).presence_minutes)
    rows = ContactDraft.objects.filter(same, touched_at__gte=since, contact=None).exclude(
        operator_id=draft.operator_id
    )
    return rows.select_related("operator").order_by("opened_at")
