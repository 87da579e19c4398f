"""What a city may set differently about the public form."""

from django.utils.translation import gettext_lazy as _

from qala.shared.parameters import declare, whole, yes_no


@declare("portal", _("Rules of the public form"), permission="portal.keep_form")
class FormParameters:
    """Limits against abuse, and what is demanded of a sender."""

    device_hour: int = whole(_("Appeals from one device in an hour"), 10, most=1000)
    address_hour: int = whole(
        _("Appeals from one network address in an hour (a house or an office shares one)"), 120
    )
    account_hour: int = whole(_("Appeals of one account in an hour"), 30, most=1000)
    contact_hour: int = whole(_("Appeals with one phone or e-mail in an hour"), 10, most=1000)
    scriptless_hour: int = whole(
        _("Appeals without the proof of work, one address in an hour"), 10, most=1000
    )
    challenge_bits: int = whole(_("Proof of work: bits at first"), 12, most=20)
    challenge_most_bits: int = whole(_("Proof of work: bits at most"), 18, most=24)
    takes_anonymous: bool = yes_no(_("Appeals without any contact are taken"), True)
    takes_unconfirmed: bool = yes_no(_("Contacts need no code"), True)
    code_minutes: int = whole(_("A code is valid for minutes"), 10, most=60)
    code_tries: int = whole(_("Tries for one code"), 5, most=10)
    codes_hour: int = whole(_("Codes to one phone or e-mail in an hour"), 5, most=50)
