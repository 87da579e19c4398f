"""Everything the city holds about a person, section by section: for the page, for the copy, for erasure."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.models import Appeal, Attachment, Reporter
from qala.contact.contacts.models import Contact
from qala.contact.mailbox.models import Letter
from qala.contact.open311.access import own_keys
from qala.contact.quality.models import Feedback
from qala.ground.files.models import StoredFile
from qala.ground.notifications.models import Notification, PushSubscription
from qala.ground.people.models import Duty, PersonalDataView, User
from qala.ground.people.rules.roles import label_of
from qala.public.cabinet.access import own_copies, own_erasures, own_followings
from qala.public.cabinet.queries.appeals import confirmed_emails, matching_appeals, matching_reports
from qala.public.cabinet.queries.shapes import device, notice, talk, talks_of, told_use
from qala.public.consultations.queries.holdings import remarks_by
from qala.public.opendata.access import told_uses
from qala.shared.models import SavedView
from qala.shared.timeline import kind_of, of

Shape = Callable[[Any], dict[str, Any]]


@dataclass(frozen=True)
class Section:
    """Rows of one kind; `shape` makes of a row what the person reads."""

    code: str
    label: Any
    queryset: QuerySet[Any]
    shape: Shape

    def count(self) -> int:
        """How many. One statement."""
        return self.queryset.count()

    def rows(self) -> Iterator[dict[str, Any]]:
        """All, a few hundred in memory at a time."""
        return (self.shape(row) for row in self.queryset.iterator(chunk_size=200))


def appeals_of(user: User) -> QuerySet[Appeal]:
    """Under the account, and those with a proven address or phone."""
    ids = [*Appeal.objects.filter(resident_id=user.pk).values_list("pk", flat=True)]
    ids += matching_appeals(user).values_list("pk", flat=True)
    return Appeal.objects.filter(pk__in=ids)


def reports_of(user: User) -> QuerySet[Reporter]:
    """The same for parts in appeals of others."""
    ids = [*Reporter.objects.filter(resident_id=user.pk).values_list("pk", flat=True)]
    ids += matching_reports(user).values_list("pk", flat=True)
    return Reporter.objects.filter(pk__in=ids)


def calls_of(user: User) -> QuerySet[Contact]:
    """Conversations with the contact centre from the proven phone, or noted under the account."""
    same = Q(resident_id=user.pk)
    if user.phone:
        same |= Q(phone=user.phone)
    return Contact.objects.filter(same)


def letters_of(user: User) -> QuerySet[Letter]:
    """Letters to the city's mailbox from proven addresses."""
    same = Q(pk__in=[])
    for address in confirmed_emails(user):
        same |= Q(from_address__iexact=address)
    return Letter.objects.filter(same)


def looks_at(user: User) -> QuerySet[PersonalDataView]:
    """Who opened the person's contacts: of the account, of appeals, parts and calls; the latest first."""
    same = Q(subject_kind=kind_of(User), subject_id=user.pk)
    for model, ids in (
        (Appeal, appeals_of(user)), (Reporter, reports_of(user)), (Contact, calls_of(user)),
        (Letter, letters_of(user)),
    ):  # fmt: skip
        same |= Q(subject_kind=kind_of(model), subject_id__in=list(ids.values_list("pk", flat=True)))
    applicants = list(appeals_of(user).values_list("pk", flat=True))
    same |= Q(subject_kind="appeals.applicant", subject_id__in=applicants)
    return PersonalDataView.objects.filter(same).order_by("-at", "-id")


def holdings(user: User) -> list[Section]:
    """All sections, in the order of the page."""
    own = appeals_of(user)
    files = StoredFile.objects.filter(
        Q(uploaded_by_id=user.pk) | Q(pk__in=_own_attachments(own).values("file_id"))
    )
    return [
        Section("profile", _("Profile"), User.objects.filter(pk=user.pk), _profile),
        Section("emails", _("E-mail addresses"), EmailAddress.objects.filter(user_id=user.pk), _email),
        Section(
            "keys", _("Passkeys and second factors"), Authenticator.objects.filter(user_id=user.pk), _key
        ),
        Section("sign_ins", _("Open sessions"), UserSession.objects.filter(user_id=user.pk), _session),
        Section("appeals", _("Appeals"), _with_all(own), _appeal),
        Section("joined", _("Joined appeals of others"), reports_of(user).select_related("appeal"), _part),
        Section("words", _("Marks given to answers"), _words_of(own), _word),
        Section("calls", _("Calls to the contact centre"), calls_of(user).select_related("topic"), _call),
        Section("letters", _("Letters to the city's mailbox"), letters_of(user), _letter),
        Section("files", _("Photos and videos"), files, _file),
        Section("talks", _("Talks with the virtual operator"), talks_of(user), talk),
        Section("notices", _("Messages sent to the person"), Notification.objects.filter(user=user), notice),
        Section(
            "devices", _("Browsers that take messages"), PushSubscription.objects.filter(user=user), device
        ),
        Section("following", _("What you follow"), _followings(user), _following),
        Section("api_keys", _("Keys for programs"), own_keys(user), _api_key),
        Section("remarks", _("Remarks in consultations"), _remarks(user), _remark),
        Section("uses", _("Uses of open data"), told_uses(user).prefetch_related("versions"), told_use),
        Section("views", _("Saved lists"), SavedView.objects.filter(owner=user), _view),
        Section("copies", _("Copies of your data"), own_copies(user), _copy),
        Section("erasures", _("Wishes to be erased"), own_erasures(user), _wish),
        Section(
            "looks", _("Who looked at your personal data"), looks_at(user).select_related("viewer"), _look
        ),
    ]


def own_files(user: User) -> Iterable[StoredFile]:
    """Ready files the person sent, for the copy."""
    attached = _own_attachments(appeals_of(user)).values("file_id")
    rows = StoredFile.objects.filter(Q(uploaded_by_id=user.pk) | Q(pk__in=attached), state="ready")
    return rows.order_by("created_at", "id").iterator(chunk_size=100)


def _own_attachments(own: QuerySet[Appeal]) -> QuerySet[Attachment]:
    return Attachment.objects.filter(appeal__in=own, role=Attachment.Role.REPORT)


def _words_of(own: QuerySet[Appeal]) -> QuerySet[Feedback]:
    return Feedback.objects.filter(appeal__in=own, answered_at__isnull=False).select_related("appeal")


def _with_all(own: QuerySet[Appeal]) -> QuerySet[Appeal]:
    rows = own.select_related("topic", "status", "applicant", "executor", "channel").order_by("pk")
    return rows.prefetch_related("answers", "inquiries", "attachments", "targets")


def _profile(user: User) -> dict[str, Any]:
    return {
        "full_name": user.full_name, "email": user.email, "phone": user.phone,
        "phone_without_proof": user.unproven_phone, "language": user.language, "iin": user.iin,
        "account_since": user.created_at, "last_signed_in": user.last_login,
    }  # fmt: skip


def _email(row: Any) -> dict[str, Any]:
    return {"email": row.email, "is_confirmed": row.verified, "is_main": row.primary}


def _key(row: Any) -> dict[str, Any]:
    return {"kind": row.get_type_display(), "made": row.created_at, "last_used": row.last_used_at}


def _session(row: Any) -> dict[str, Any]:
    return {
        "address": row.ip,
        "browser": row.user_agent,
        "since": row.created_at,
        "last_seen": row.last_seen_at,
    }


def _appeal(row: Appeal) -> dict[str, Any]:
    person = getattr(row, "applicant", None)
    names = ("full_name", "phone", "email", "iin", "home_address", "flat", "has_agreed_at")
    return {
        "number": row.number,
        "received": row.received_at,
        "channel": str(row.channel),
        "topic": str(row.topic),
        "state": str(row.status),
        "text": row.text,
        "address": row.address,
        "place_note": row.place_note,
        "position": [row.lon, row.lat] if row.lon is not None else None,
        "executor": str(row.executor or ""),
        "you_left": {name: getattr(person, name) for name in names} if person else {},
        "promises": [
            {"kind": t.get_kind_display(), "due": t.due_at, "met": t.met_at} for t in row.targets.all()
        ],
        "answers": [{"text": a.text, "at": a.at} for a in row.answers.all()],
        "questions": [
            {"question": q.question, "asked": q.asked_at, "reply": q.reply, "replied": q.replied_at}
            for q in row.inquiries.all()
        ],
        "history": [{"what": e.verb, "at": e.at, "note": e.note} for e in of(row).filter(is_public=True)],
        "files": [str(a.file_id) for a in row.attachments.all() if a.role != Attachment.Role.NOTE],
    }


def _part(row: Reporter) -> dict[str, Any]:
    return {
        "number": row.number, "appeal": row.appeal.number, "joined": row.joined_at, "full_name": row.full_name,
        "phone": row.phone, "email": row.email, "words": row.words, "agreed": row.has_agreed_at,
    }  # fmt: skip


def _word(row: Feedback) -> dict[str, Any]:
    return {
        "appeal": row.appeal.number, "at": row.answered_at, "is_solved": row.is_solved, "rating": row.rating,
        "comment": row.comment,
    }  # fmt: skip


def _call(row: Contact) -> dict[str, Any]:
    return {
        "began": row.started_at, "ended": row.ended_at, "phone": row.phone, "full_name": row.full_name,
        "topic": str(row.topic or ""), "outcome": row.get_outcome_display(), "note": row.note,
        "address": row.address,
    }  # fmt: skip


def _letter(row: Letter) -> dict[str, Any]:
    return {"received": row.received_at, "from": row.from_address, "subject": row.subject, "text": row.text}


def _file(row: StoredFile) -> dict[str, Any]:
    return {
        "id": str(row.pk), "name": row.original_name, "kind": row.get_kind_display(), "sent": row.created_at,
        "bytes": row.byte_count, "taken_at": row.taken_at,
        "taken_position": [row.taken_lon, row.taken_lat] if row.taken_lon is not None else None,
    }  # fmt: skip


def _followings(user: User) -> QuerySet[Any]:
    return own_followings(user).select_related("appeal", "project").defer("project__document")


def _following(row: Any) -> dict[str, Any]:
    return {
        "what": row.get_kind_display(), "appeal": row.appeal.number if row.appeal else "",
        "project": row.project.code if row.project else "", "dataset": row.dataset, "place": row.label,
        "radius_metres": row.radius_m, "since": row.made_at,
    }  # fmt: skip


def _api_key(row: Any) -> dict[str, Any]:
    return {"name": row.name, "begins_with": row.key_hint, "made": row.made_at, "revoked": row.revoked_at}


def _remarks(user: User) -> QuerySet[Any]:
    rows = remarks_by(user, confirmed_emails(user)).select_related("consultation")
    return rows.defer("consultation__document").order_by("pk")


def _remark(row: Any) -> dict[str, Any]:
    return {
        "consultation": str(row.consultation), "number": row.number, "written": row.made_at, "text": row.text,
        "public": row.words, "email": row.contact, "reply": row.reply, "replied": row.replied_at,
    }  # fmt: skip


def _view(row: Any) -> dict[str, Any]:
    return {"list": row.screen, "name": row.name, "filter": row.query}


def _copy(row: Any) -> dict[str, Any]:
    return {"asked": row.asked_at, "state": row.get_state_display(), "fetched": row.fetched_count}


def _wish(row: Any) -> dict[str, Any]:
    return {
        "asked": row.asked_at,
        "state": row.get_state_display(),
        "ended": row.ended_at,
        "reason": row.reason,
    }


def _look(row: PersonalDataView) -> dict[str, Any]:
    """Staff are named by their duty: their own names are personal data too."""
    return {"at": row.at, "who": roles_of(row.viewer), "why": row.purpose}


def roles_of(viewer: User | None) -> str:
    """The duties of a member of staff in words; one statement."""
    if viewer is None:
        return ""
    roles = Duty.objects.filter(user=viewer).order_by("valid_from").values_list("role", flat=True)
    return ", ".join(dict.fromkeys(label_of(role) for role in roles))
