"""What a meeting decided; the signed protocol."""

from typing import Any

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.office.meetings.models.meeting import AgendaItem, Meeting, _Pair
from qala.shared.audit import audited
from qala.shared.languages import said


@audited
class Decision(models.Model):
    """One decision. What moves a plan does so by a change request that the curator approves, never by its words."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="decisions", verbose_name=_("meeting"))
    item = models.ForeignKey(
        AgendaItem,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="decisions",
        verbose_name=_("item of the agenda"),
    )
    number = models.PositiveSmallIntegerField(_("number"), editable=False)
    text_kk = models.TextField(_("decision in Kazakh"), max_length=2000, blank=True)
    text_ru = models.TextField(_("decision in Russian"), max_length=2000, blank=True)
    project = models.ForeignKey(
        "projects.Project",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="decisions",
        verbose_name=_("project"),
    )
    change_request = models.OneToOneField(
        "projects.ChangeRequest",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="by_decision",
        verbose_name=_("change request"),
    )

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["meeting", "number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="meetings_decision_number"),
            models.CheckConstraint(condition=~Q(text_kk="", text_ru=""), name="meetings_decision_said"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """In the active language, or the other."""
        return said(_Pair(self.text_kk, self.text_ru), "text")


class Protocol(models.Model):
    """The words of a protocol as they were signed, in both languages; never changed and never deleted."""

    meeting = models.OneToOneField(
        Meeting, models.PROTECT, related_name="protocol", verbose_name=_("meeting")
    )
    number = models.PositiveIntegerField(_("number"), unique=True)
    words: Any = models.JSONField(default=dict)
    sha256 = models.CharField(max_length=64)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("signed by")
    )
    signed_at = models.DateTimeField(_("signed at"))

    class Meta:
        verbose_name = _("protocol")
        verbose_name_plural = _("protocols")
        ordering = ["-number"]
        triggers = [
            pgtrigger.Protect(name="protocol_never_changes", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.number}"
