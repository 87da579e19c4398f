"""Where an organisation is reached besides its main telephone and e-mail."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qala.ground.organisations.models.organisation import Organisation
from qala.shared.audit import audited


@audited
class ContactPoint(models.Model):
    """One telephone number or e-mail address with its purpose."""

    class Kind(models.TextChoices):
        """The way to reach."""

        PHONE = "phone", _("telephone")
        EMAIL = "email", _("e-mail")

    class Purpose(models.TextChoices):
        """What it is for."""

        GENERAL = "general", _("general")
        DISPATCH = "dispatch", _("dispatcher, day and night")
        RECEPTION = "reception", _("reception")
        HEAD = "head", _("head of the organisation")
        PRESS = "press", _("press service")

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="contact_points", verbose_name=_("organisation")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    value = models.CharField(_("number or address"), max_length=120)
    purpose = models.CharField(_("purpose"), max_length=20, choices=Purpose.choices, default=Purpose.GENERAL)
    is_public = models.BooleanField(_("shown to residents"), default=True)

    class Meta:
        verbose_name = _("contact point")
        verbose_name_plural = _("contact points")
        ordering = ["kind", "id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "kind", "value"], name="contactpoint_once")
        ]

    def __str__(self) -> str:
        return self.value
