"""A letter to the applicant under the law, kept as it was written."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.models.appeal import Appeal
from qala.contact.catalog.rules.letters import LetterKind
from qala.shared.audit import audited


@audited
class OfficialLetter(models.Model):
    """The words of the day; only `{applicant}` is filled in when it is drawn, so that no name lies in the text."""

    appeal = models.ForeignKey(Appeal, models.CASCADE, related_name="letters")
    kind = models.CharField(_("letter"), max_length=20, choices=LetterKind.choices)
    language = models.CharField(_("language"), max_length=2)
    title = models.CharField(_("title"), max_length=200)
    body = models.TextField(_("text"), max_length=12_000)
    at = models.DateTimeField(_("written"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["at", "id"]
        verbose_name = _("letter to the applicant")

    def __str__(self) -> str:
        return f"{self.kind} on {self.appeal_id}"
