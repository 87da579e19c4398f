"""A resident's wish to be forgotten, and what stays until when all the same."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.shared.audit import audited

OPEN_STATES = ("asked", "agreed")


@audited
class ErasureRequest(models.Model):
    """Asked by the person, reviewed by a duty holder, carried out when the days for second thoughts are over."""

    class State(models.TextChoices):
        """How far it is."""

        ASKED = "asked", _("Asked for")
        AGREED = "agreed", _("Agreed, waits for its day")
        REFUSED = "refused", _("Turned down")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        DONE = "done", _("Erased")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False, verbose_name=_("resident")
    )
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.ASKED)
    language = models.CharField(max_length=2)
    asked_at = models.DateTimeField(_("asked"))
    not_before = models.DateTimeField(_("not before"))
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("reviewed by")
    )
    reviewed_at = models.DateTimeField(pgettext_lazy("a wish to be erased", "reviewed"), null=True)
    reason = models.TextField(_("reason"), max_length=1000, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True)
    kept_count = models.PositiveIntegerField(_("kept for their term"), default=0)
    cleared_count = models.PositiveIntegerField(_("without a person at once"), default=0)

    class Meta:
        ordering = ["-asked_at", "-id"]
        verbose_name = _("wish to be erased")
        verbose_name_plural = _("wishes to be erased")
        indexes = [
            models.Index("asked_at", "id", name="cabinet_erasure_asked"),
            models.Index("not_before", condition=Q(state="agreed"), name="cabinet_erasure_due"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(state__in=OPEN_STATES), name="cabinet_erasure_one_open"
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(ended_at__isnull=False), name="cabinet_erasure_done_when"
            ),
        ]

    def __str__(self) -> str:
        return f"erasure {self.pk}"


class Kept(models.Model):
    """What must keep its person until a day: an appeal, one's part in somebody else's, or a call. Then it loses the
    person too."""

    erasure = models.ForeignKey(ErasureRequest, models.CASCADE, related_name="kept")
    appeal = models.ForeignKey("appeals.Appeal", models.CASCADE, null=True, related_name="+")
    reporter = models.ForeignKey("appeals.Reporter", models.CASCADE, null=True, related_name="+")
    contact = models.ForeignKey("contacts.Contact", models.CASCADE, null=True, related_name="+")
    until = models.DateField(_("kept until"))
    cleared_at = models.DateTimeField(_("person taken out"), null=True)

    class Meta:
        ordering = ["until", "id"]
        verbose_name = _("kept for its term")
        indexes = [models.Index("until", "id", condition=Q(cleared_at=None), name="cabinet_kept_due")]
        constraints = [
            models.UniqueConstraint(
                fields=["erasure", "appeal", "reporter", "contact"],
                nulls_distinct=False,
                name="cabinet_kept_once",
            ),
            models.CheckConstraint(
                condition=Q(appeal__isnull=False, reporter=None, contact=None)
                | Q(appeal=None, reporter__isnull=False, contact=None)
                | Q(appeal=None, reporter=None, contact__isnull=False),
                name="cabinet_kept_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"kept until {self.until}"
