"""The place: typed, shared, picked, corrected."""

from django.utils.translation import gettext as _

from qala.contact.assistant.actions.effects.chat import Chat, effect
from qala.contact.assistant.queries.placing import hits_of, is_sure, place_at
from qala.contact.assistant.rules.kinds import Input
from qala.shared.errors import Invalid

LEAST = 2


@effect("find_place")
def find_place(chat: Chat, given: Input) -> str:
    """An address, a corner or a landmark in any spelling."""
    typed = given.text.strip()[:300]
    hits = hits_of(typed) if len(typed) >= LEAST else []
    chat.slots.typed_place = typed
    if not hits:
        chat.say(
            _("I do not find “%(typed)s”. Please try another spelling, a landmark nearby or the map.")
            % {"typed": typed}
        )
        return "none"
    if is_sure(hits):
        take_place(chat, hits[0])
        return "one"
    chat.slots.hits = hits
    return "many"


def take_place(chat: Chat, place: dict[str, object]) -> None:
    """Keep a hit as the place, and say so."""
    words = ("lon", "lat", "building_id", "address")
    chat.slots.take_place({name: place[name] for name in words})
    chat.say(_("Place: %(place)s.") % {"place": place["address"]})


@effect("set_point")
def set_point(chat: Chat, given: Input) -> str:
    """A position from the map or the phone."""
    return "ok" if remember_point(chat) else "outside"


def remember_point(chat: Chat) -> bool:
    """Keep the event's position as the place; False (and said so) outside of the city."""
    lon, lat = chat.event.lon, chat.event.lat
    try:
        place, is_inside = place_at(lon or 0.0, lat or 0.0)
    except Invalid:
        is_inside = False
    if not is_inside:
        chat.say(_("This point lies outside of the city. Please choose another one or write the address."))
        return False
    chat.slots.take_place(place)
    chat.say(_("Place: %(place)s.") % {"place": place["address"] or _("the point on the map")})
    return True


@effect("pick_place")
def pick_place(chat: Chat, given: Input) -> str:
    """One of the offered."""
    kind, _colon, at = given.value.partition(":")
    if kind != "place" or not at.isdecimal() or int(at) >= len(chat.slots.hits):
        return "gone"
    take_place(chat, chat.slots.hits[int(at)])
    return "ok"


@effect("pick_first")
def pick_first(chat: Chat, given: Input) -> str:
    """A plain yes means the first."""
    if not chat.slots.hits:
        return "gone"
    take_place(chat, chat.slots.hits[0])
    return "ok"


@effect("other_place")
def other_place(chat: Chat, given: Input) -> str:
    """None of them."""
    chat.slots.hits = []
    return "ok"


@effect("keep_words")
def keep_words(chat: Chat, given: Input) -> str:
    """The address stays as it was typed, without a point."""
    typed = chat.slots.typed_place
    if not typed:
        chat.say(_("Without a place nobody can be sent. An address in your own words is enough."))
        return "none"
    chat.slots.take_place({"lon": None, "lat": None, "building_id": None, "address": typed})
    return "ok"


@effect("fix_place")
def fix_place(chat: Chat, given: Input) -> str:
    """No, another address; it may stand right behind the words."""
    chat.slots.place, chat.slots.hits = {}, []
    return find_place(chat, given) if given.text else "ok"
