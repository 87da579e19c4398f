"""What a city may set differently at the desk."""

from django.utils.translation import gettext_lazy as _

from qala.shared.parameters import declare, whole, words


@declare("contacts", _("Operator's desk"), permission="contacts.gate")
class DeskParameters:
    """Distances and times of signs, repeats and drafts."""

    repeat_days: int = whole(_("A repeat is the same phone and topic within so many days"), 7, most=90)
    near_m: int = whole(_("“Nearby” on the desk, metres"), 250, least=10, most=5000)
    reporters_m: int = whole(_("Many reporters: within metres"), 300, least=10, most=5000)
    reporters_minutes: int = whole(_("Many reporters: within minutes"), 60, most=1440)
    reporters_count: int = whole(_("Many reporters: at least"), 4, least=2, most=1000)
    vulnerable_m: int = whole(_("Vulnerable objects: within metres"), 150, least=10, most=2000)
    vulnerable_kinds: tuple[str, ...] = words(
        _("Vulnerable objects: kinds of landmarks"), "school kindergarten hospital clinic"
    )
    presence_minutes: int = whole(
        _("A colleague counts as present so many minutes after the last sign"), 3, most=240
    )
    callback_hours: int = whole(_("A lost caller is called back within hours"), 4, most=72)
    draft_days: int = whole(_("An unfinished contact is kept for days"), 3, most=30)
