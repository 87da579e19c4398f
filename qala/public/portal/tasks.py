"""Jobs of the room."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from qala.ground.people import sms
from qala.public.portal.actions import forget_codes, forget_drafts
from qala.public.portal.models import ContactCode
from qala.public.portal.rules.codes import code_for
from qala.shared.clock import now
from qala.shared.jobs import job, periodic
from qala.shared.mailing import message


@job(retry=2)
def send_code(token: str) -> None:
    """Send the code, while it is of use. The row of the job holds no contact and no code."""
    row = ContactCode.objects.filter(pk=token, confirmed_at=None, expires_at__gt=now()).first()
    if row is None:
        return
    code = code_for(token, key=settings.SECRET_KEY)
    with override(row.language):
        words = _("Your code for the appeal: %(code)s. Nobody from the city asks for it by phone.") % {
            "code": code
        }
        if row.kind == ContactCode.Kind.PHONE:
            sms.send(to=row.contact, text=words)
        else:
            message(_("Code for your appeal"), words, row.contact).send()


@periodic(cron="41 * * * *", name="portal.forget")
def forget_hourly() -> None:
    """Contacts of yesterday's codes and keys of old drafts."""
    forget_codes()
    forget_drafts()
