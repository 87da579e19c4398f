"""Who wrote: personal data, apart from the appeal, seen by those whose duty it is; seeing is logged."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.models.appeal import Appeal
from qala.shared.audit import audited


@audited
class Applicant(models.Model):
    """The person behind one appeal. A merged appeal keeps its own, so every one of them hears the answer."""

    appeal = models.OneToOneField(Appeal, models.CASCADE, primary_key=True, related_name="applicant")
    full_name = models.CharField(_("full name"), max_length=200, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    iin = models.CharField(_("IIN"), max_length=12, blank=True)
    home_address = models.CharField(_("postal address"), max_length=300, blank=True)
    flat = models.CharField(_("flat"), max_length=20, blank=True)
    phone_confirmed_at = models.DateTimeField(_("phone confirmed by a code"), null=True, blank=True)
    email_confirmed_at = models.DateTimeField(_("e-mail confirmed by a code"), null=True, blank=True)
    has_agreed_at = models.DateTimeField(_("agreed to the use of personal data"), null=True, blank=True)

    class Meta:
        verbose_name = _("applicant")
        indexes = [
            models.Index("phone", condition=~Q(phone=""), name="applicant_phone"),
            models.Index("email", condition=~Q(email=""), name="applicant_email"),
        ]

    def __str__(self) -> str:
        return f"applicant of {self.appeal_id}"
