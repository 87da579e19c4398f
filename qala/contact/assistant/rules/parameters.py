"""What a city may set differently about the virtual operator."""

from django.utils.translation import gettext_lazy as _

from qala.shared.parameters import declare, whole


@declare("assistant", _("Virtual operator"), permission="assistant.settings")
class AssistantParameters:
    """Confidence, keeping, limits."""

    least_confidence: int = whole(
        _("An article answers from, per cent"),
        60,
        most=100,
        hint=_("Below it the assistant says that it does not know and offers a person."),
    )
    keep_days: int = whole(
        _("Days that conversations are kept"),
        180,
        least=7,
        most=1100,
        hint=_("After the last message; the appeals stay."),
    )
    payload_days: int = whole(_("Days that updates are kept as they came"), 14, most=180)
    minute_limit: int = whole(_("Messages of one person in a minute"), 40, least=5, most=1000)
    finds_limit: int = whole(_("Numbers one person may ask for in ten minutes"), 10, most=1000)
    address_finds_limit: int = whole(
        _("Numbers one network address may ask for in ten minutes"),
        40,
        most=5000,
        hint=_("Behind one address there may be a whole house or office."),
    )
