"""Appeals that belong together without being the same."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.models.appeal import Appeal


class Link(models.Model):
    """A pair, the lower id first, so that it stands once."""

    one = models.ForeignKey(Appeal, models.CASCADE, related_name="links_up")
    other = models.ForeignKey(Appeal, models.CASCADE, related_name="links_down")
    note = models.CharField(_("why"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("linked"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="link_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="link_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} – {self.other_id}"
