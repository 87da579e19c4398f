"""The one gate for contacts that residents bring by themselves: whether a code must have shown whose they are.

Every door (site, API, other programs, conversation) ends in `register` or `join`, and both ask here. Whether a city
asks for codes is known to the room of the public form, which says so through `ask_codes_if`.
"""

from collections.abc import Callable, Collection
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.actions.procedures import Person
from qala.ground.people import sms
from qala.ground.people.queries import confirmed_contacts
from qala.shared.errors import Invalid

_asks: Callable[[], bool] = lambda: False  # noqa: E731 - until a room says otherwise


def ask_codes_if(asks: Callable[[], bool]) -> None:
    """Name the function that says whether the city takes confirmed contacts only; called at start."""
    global _asks
    _asks = asks


def unconfirmed(person: Person, confirmed: Collection[str], *, resident: Any = None) -> str:
    """The contact, "phone" or "email", that must be confirmed before these are taken; "" when nothing is asked.

    `confirmed` are the kinds for which a code was given; those of the person's own account count too. One is enough,
    and a phone is not asked about where no gateway could bring it a code.
    """
    given = {"phone": person.phone, "email": person.email.strip().lower()}
    can_be = [kind for kind in ("email", "phone") if given[kind] and (kind == "email" or sms.is_available())]
    if not can_be or any(given[kind] for kind in confirmed) or not _asks():
        return ""
    own = confirmed_contacts(resident) if resident is not None else frozenset()
    return "" if own & set(given.values()) else can_be[0]


def ask_confirmed(person: Person, confirmed: Collection[str] | None, *, resident: Any = None) -> None:
    """None for `confirmed`: the door has asked at the time. Raises Invalid beside the contact."""
    if confirmed is None:
        return
    if kind := unconfirmed(person, confirmed, resident=resident):
        text = _(
            "Here contacts are taken only after a code has shown whose they are. Confirm it, or leave it out."
        )
        raise Invalid(fields={kind: text}, code="unconfirmed")
