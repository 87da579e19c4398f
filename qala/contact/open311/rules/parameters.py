"""How much programs may ask."""

from django.utils.translation import gettext_lazy as _

from qala.shared.parameters import declare, whole


@declare("open_addresses", _("Programs that read open data"), permission="open311.clients")
class OpenAddressParameters:
    """Of open data and the open part of the API. Nobody needs a key; one of one's own raises the limit."""

    address_minute: int = whole(
        _("Requests a minute without a key, from one network address"),
        300,
        least=10,
        most=100_000,
        hint=_("Several people may stand behind one address."),
    )
    key_minute: int = whole(_("Requests a minute with a key of one's own"), 3000, least=10, most=1_000_000)
    drawn_minute: int = whole(
        _("Map tiles and embedded parts that have to be drawn, a minute, for one network address"),
        1500,
        least=50,
        most=1_000_000,
        hint=_("A look at a map takes about 30. What is kept ready is not counted."),
    )
    own_keys: int = whole(_("Keys that one person may have"), 5, least=1, most=100)
