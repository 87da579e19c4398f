"""What the server says about itself."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qala.shared.audit import audited


@audited
class Jurisdiction(models.Model):
    """The one row of the city; without it the server answers with what the house knows."""

    class Kind(models.TextChoices):
        """The words of the discovery document."""

        PRODUCTION = "production", _("production")
        TEST = "test", _("test")

    code = models.CharField(
        _("jurisdiction_id"),
        max_length=100,
        blank=True,
        help_text=_("The city's domain without “www”. Empty: any is taken."),
    )
    contact = models.CharField(_("contact"), max_length=200, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.PRODUCTION)
    shows_text = models.BooleanField(
        _("descriptions are shown"),
        default=True,
        help_text=_("Numbers, addresses and introduced names in them are hidden always."),
    )

    class Meta:
        verbose_name = _("jurisdiction")

    def __str__(self) -> str:
        return self.code or "—"
