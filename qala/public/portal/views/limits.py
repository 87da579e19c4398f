"""How much one visitor may send: by account, device, network address and contact; and the proof of work."""

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.template.defaultfilters import date as in_words
from django.utils.translation import gettext as _

from qala.contact.appeals.actions import Person
from qala.public.portal.rules import challenge
from qala.public.portal.rules.parameters import FormParameters
from qala.shared.clock import city_zone, now
from qala.shared.errors import Invalid, TooMany
from qala.shared.parameters.reading import of_today
from qala.shared.throttle import attempts, counted

HOUR, YEAR = 3600, 365 * 24 * 3600
DEVICE, _SALT = "qala_device", "portal.device"


def device_of(request: HttpRequest) -> str:
    """The random name of this browser from its signed cookie; "" for one that came without."""
    try:
        return str(signing.loads(request.COOKIES.get(DEVICE, ""), salt=_SALT))
    except signing.BadSignature:
        return ""


def name_device(request: HttpRequest, response: HttpResponse, device: str = "") -> HttpResponse:
    """Give the browser a name, unless it has one. It says nothing about the person."""
    if not device_of(request):
        name = signing.dumps(device or secrets.token_hex(16), salt=_SALT)
        response.set_cookie(
            DEVICE, name, max_age=YEAR, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
        )
    return response


def new_challenge(request: HttpRequest, device: str) -> str:
    """A challenge for this device, harder the more it has sent of late."""
    values = of_today(FormParameters)
    recent = max(counted("sent device", device), counted("sent address", address_of(request)) // 10)
    bits = challenge.bits_for(recent, least=values.challenge_bits, most=values.challenge_most_bits)
    salt = secrets.token_hex(16)
    return challenge.make(salt=salt, bits=bits, at=now(), device=device, key=settings.SECRET_KEY)


def spend_proof(request: HttpRequest) -> bool:
    """Whether the form brought a proof of work; it is used up. Raises Invalid for a wrong, old or used one."""
    sent = request.POST.get("proof", "")
    if not sent:
        return False
    proof = challenge.read(sent, at=now(), device=device_of(request), key=settings.SECRET_KEY)
    why = proof.why
    if not why and attempts("challenge", proof.challenge, seconds=2 * challenge.LIVES_SECONDS)[0] > 1:
        why = "used"
    if why:
        raise Invalid(_("The check of your device did not work. Please send again."), code=f"proof_{why}")
    return True


def ask_to_send(request: HttpRequest, person: Person, *, has_proof: bool) -> None:
    """Count an appeal. Without scripts less is allowed, and nobody is refused for having none.

    Raises TooMany, which says when to try again.
    """
    values = of_today(FormParameters)
    if request.user.is_authenticated:
        bounds = [("sent account", str(request.user.pk), values.account_hour)]
    else:
        most = values.address_hour if has_proof else values.scriptless_hour
        bounds = [("sent address" if has_proof else "sent scriptless", address_of(request), most)]
        if device := device_of(request):
            bounds.append(("sent device", device, values.device_hour))
    for bound in bounds:
        _count(*bound)
    count_contacts(person)


def count_contacts(person: Person) -> None:
    """One phone or e-mail is not filled with appeals from many devices. Raises TooMany."""
    for each in filter(None, (person.phone, person.email.lower())):
        _count("sent contact", each, of_today(FormParameters).contact_hour)


def _count(scope: str, who: str, most: int) -> None:
    count, ends_at = attempts(scope, who, seconds=HOUR)
    if count > most:
        time = in_words(ends_at.astimezone(city_zone()), "TIME_FORMAT")
        words = _(
            "You have sent many appeals in the last hour. Nothing is lost: please send this one after %s."
        )
        raise TooMany(words % time)


def address_of(request: HttpRequest) -> str:
    """The visitor's network address."""
    return str(request.META.get("REMOTE_ADDR", ""))
