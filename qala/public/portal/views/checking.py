"""The page between the form and the register: everything once more, and the code that shows whose contact it is."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from qala.contact.appeals.actions import Person
from qala.contact.appeals.actions.confirming import unconfirmed
from qala.contact.appeals.views.uploads import sent_files
from qala.ground.people import sms
from qala.ground.places.queries import search_places
from qala.public.portal.actions import ask_code, confirm_code
from qala.public.portal.actions.codes import CODES_LIMIT
from qala.public.portal.forms import PublicJoinForm, SubmitForm
from qala.public.portal.rules.parameters import FormParameters
from qala.public.portal.tasks import send_code
from qala.public.portal.views.limits import HOUR, device_of
from qala.public.portal.views.looking import danger_of
from qala.shared.errors import Missing
from qala.shared.parameters.reading import of_today
from qala.shared.throttle import ask_leave

Contacts = SubmitForm | PublicJoinForm
MOST_SPOTS = 4
_CONFIRMED = "portal_confirmed"
HIDDEN = {"csrfmiddlewaretoken", "do", "code", "code_token", "files_id", "proof", "spot"}
SHOWN = ("text", "topic", "address", "place_note", "full_name", "phone", "email", "procedure")


@dataclass(frozen=True)
class Codes:
    """Which contacts of the form are confirmed in this session, and whether that is enough to send."""

    confirmed: frozenset[str] = field(default_factory=frozenset)
    wish: str = ""
    kind: str = "email"

    @property
    def is_settled(self) -> bool:
        """Nothing more is asked."""
        return not self.wish


def codes_of(request: HttpRequest, form: Contacts) -> Codes:
    """A code typed on the check page is looked at here."""
    wrong = typed_code(request)
    person = form.person()
    confirmed = confirmed_here(request, person)
    resident = (
        request.user if request.user.is_authenticated and not getattr(form, "is_anonymous", False) else None
    )
    kind = unconfirmed(person, confirmed, resident=resident)
    return Codes(
        confirmed, wrong or (_("Please enter the code that we have sent.") if kind else ""), kind or "email"
    )


def confirmed_here(request: HttpRequest, person: Person) -> frozenset[str]:
    """The kinds of the person's contacts for which this session has given a code."""
    known, given = request.session.get(_CONFIRMED, {}), {"phone": person.phone, "email": person.email.lower()}
    return frozenset(kind for kind, contact in given.items() if contact and known.get(kind) == contact)


def typed_code(request: HttpRequest) -> str:
    """Look at the code that came with the form; what is wrong with it, or nothing."""
    typed, token = request.POST.get("code", "").strip(), request.POST.get("code_token", "")
    if not typed or not token:
        return ""
    try:
        key = UUID(token)
    except ValueError:
        return _("This code is wrong or too old.")
    return "" if remember_code(request, key, typed) else _("This code is wrong or too old.")


def remember_code(request: HttpRequest, token: UUID, typed: str) -> bool:
    """Whether the code is right; the session keeps whose contact that shows."""
    row = confirm_code(token=token, typed=typed, device=device_of(request) or "-")
    if row is not None:
        request.session[_CONFIRMED] = {**request.session.get(_CONFIRMED, {}), row.kind: row.contact}
    return row is not None


def code_asked(request: HttpRequest, form: Contacts, codes: Codes) -> dict[str, Any]:
    """For a page with a field of the code: the contact, and the token of the code that went there; a contact that can
    be confirmed gets a code with the first showing. Raises TooMany."""
    token, contact = request.POST.get("code_token", ""), _contact(form, codes)
    if contact and not token:
        leave_for_code(request)
        made = ask_code(
            kind=contact[0],
            contact=contact[1],
            device=device_of(request) or "-",
            language=(get_language() or "kk")[:2],
            job=send_code,
        )
        token = str(made.token)
    return {
        "contact": contact[1] if contact else "",
        "token": token,
        "wish": codes.wish,
        "is_needed": not of_today(FormParameters).takes_unconfirmed,
    }


def check_page(request: HttpRequest, form: SubmitForm, codes: Codes | None = None) -> HttpResponse:
    """What will be sent."""
    files, _key = sent_files(request)
    known = codes or codes_of(request, form)
    context = {
        "form": form,
        "rows": _rows(form),
        "hidden": [(k, v) for k, values in request.POST.lists() if k not in HIDDEN for v in values],
        "files": files,
        "spots": _spots(form),
        **code_asked(request, form, known),
        "wish": codes.wish if codes else "",
        "danger": danger_of(form.cleaned_data["text"], str(form.cleaned_data["topic"])),
    }
    return render(request, "portal/check.html", context, status=422 if context["wish"] else 200)


def leave_for_code(request: HttpRequest) -> None:
    """Count a code that is sent, whichever page asks for it: each may cost an SMS. Raises TooMany."""
    ask_leave(request, "codes", limit=CODES_LIMIT, seconds=HOUR)


def _contact(form: Contacts, known: Codes) -> tuple[str, str] | None:
    data = form.cleaned_data
    if data.get("email") and "email" not in known.confirmed:
        return "email", data["email"].lower()
    if data.get("phone") and "phone" not in known.confirmed and sms.is_available():
        return "phone", data["phone"]
    return None


def _rows(form: SubmitForm) -> list[tuple[str, str]]:
    names = [*SHOWN[:2], *[name for name in form.fields if name.startswith("q_")], *SHOWN[2:]]
    rows = [(_("Project"), str(form.about.facts.title))] if form.about else []
    for name in names:
        value: Any = form.cleaned_data.get(name)
        choices = dict(_flat(getattr(form.fields[name], "choices", ())))
        values = value if isinstance(value, list) else [value]
        said = ", ".join(str(choices.get(one, choices.get(str(one), one))) for one in values if one)
        if said:
            rows.append((str(form.fields[name].label), said))
    return rows


def _spots(form: SubmitForm) -> list[tuple[str, str, str]]:
    """Places that the typed address may mean, for those who chose none while typing."""
    place = form.place()
    if place.lon is not None or place.building_id is not None or not place.address:
        return []
    hits = [
        hit for hit in search_places(place.address, MOST_SPOTS) if hit.lon is not None and hit.lat is not None
    ]
    return [
        (",".join([f"{hit.lon:.6f}", f"{hit.lat:.6f}", *([str(hit.building_id)] if hit.building_id else [])]),
         hit.label, hit.detail)
        for hit in hits
    ]  # fmt: skip


def _flat(choices: Any) -> list[tuple[Any, Any]]:
    flat: list[tuple[Any, Any]] = []
    for key, label in choices:
        flat += list(label) if isinstance(label, (list, tuple)) else [(key, label)]
    return flat


def edit_again(request: HttpRequest) -> SubmitForm:
    """The form as it was typed. Files that were sent stay with it."""
    form = SubmitForm(request.POST, user=request.user)
    form.is_valid()
    return form


def refuse_strange_kind(kind: str) -> None:
    """A phone without a gateway gets no code. Raises Missing."""
    if kind == "phone" and not sms.is_available():
        raise Missing
